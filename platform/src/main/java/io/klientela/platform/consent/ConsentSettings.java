package io.klientela.platform.consent;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How senders judge consents. @param oldest how old what is known of the ledger may be while anything is sent by it */
@Validated
@ConfigurationProperties("klientela.consents")
record ConsentSettings(@DefaultValue("3s") Duration oldest) {}

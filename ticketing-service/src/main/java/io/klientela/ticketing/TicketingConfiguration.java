package io.klientela.ticketing;

import io.klientela.platform.consent.ConsentConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TicketingSettings.class)
@Import(ConsentConfiguration.class)
class TicketingConfiguration {}

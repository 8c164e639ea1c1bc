package io.klientela.ticketing;

import io.klientela.platform.consent.ConsentConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TicketingSettings.class)
@Import(ConsentConfiguration.class)
class TicketingConfiguration {}

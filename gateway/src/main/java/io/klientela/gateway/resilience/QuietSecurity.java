package io.klientela.gateway.resilience;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** Requests are observed as a whole: each filter of the security chain on its own costs more than what it guards. */
@Configuration(proxyBeanMethods = false)
class QuietSecurity {

    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}

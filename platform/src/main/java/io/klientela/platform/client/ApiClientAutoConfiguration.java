package io.klientela.platform.client;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives each service its client of the API; it opens no connection before the first call. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ApiSettings.class)
class ApiClientAutoConfiguration {
    @Bean
    ApiClient apiClient(ApiSettings settings) {
        return new ApiClient(settings);
    }
}

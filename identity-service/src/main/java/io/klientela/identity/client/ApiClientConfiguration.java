package io.klientela.identity.client;

import io.klientela.events.identity.ApiClientState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiClientConfiguration {

    @Bean
    Aggregates<ApiClient, ApiClientState> apiClientAggregates(AggregateFactory factory) {
        return factory.create(ApiClient.TYPE);
    }
}

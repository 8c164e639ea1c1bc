package io.klientela.marketing.suppression;

import io.klientela.events.marketing.SuppressionState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuppressionConfiguration {
    @Bean
    Aggregates<Suppression, SuppressionState> suppressionAggregates(AggregateFactory factory) {
        return factory.create(Suppression.TYPE);
    }
}

package io.klientela.contacts.purpose;

import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PurposeConfiguration {
    @Bean
    Aggregates<Purpose, PurposeState> purposeAggregates(AggregateFactory factory) {
        return factory.create(Purpose.TYPE);
    }
}

package io.klientela.contacts.lead;

import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where leads are stored. */
@Configuration(proxyBeanMethods = false)
class LeadConfiguration {

    @Bean
    Aggregates<Lead, LeadState> leadAggregates(AggregateFactory factory) {
        return factory.create(Lead.TYPE);
    }
}

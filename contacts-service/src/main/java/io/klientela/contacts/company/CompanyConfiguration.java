package io.klientela.contacts.company;

import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where companies are stored. */
@Configuration(proxyBeanMethods = false)
class CompanyConfiguration {

    @Bean
    Aggregates<Company, CompanyState> companyAggregates(AggregateFactory factory) {
        return factory.create(Company.TYPE);
    }
}

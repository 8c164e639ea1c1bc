package io.klientela.contacts.company;

import io.klientela.contacts.quality.Scores;
import io.klientela.contacts.quality.Subject;
import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where companies are stored. */
@Configuration(proxyBeanMethods = false)
class CompanyConfiguration {

    @Bean
    Aggregates<Company, CompanyState> companyAggregates(AggregateFactory factory, Scores scores) {
        return factory.create(Company.TYPE.marked(scores.of(Subject.COMPANY)));
    }
}

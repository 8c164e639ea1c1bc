package io.klientela.contacts.contact;

import io.klientela.contacts.quality.Scores;
import io.klientela.contacts.quality.Subject;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where contacts are stored. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    Aggregates<Contact, ContactState> contactAggregates(AggregateFactory factory, Scores scores) {
        return factory.create(Contact.TYPE.marked(scores.of(Subject.CONTACT)));
    }
}

package io.klientela.contacts.contact;

import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where contacts are stored. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    Aggregates<Contact, ContactState> contactAggregates(AggregateFactory factory) {
        return factory.create(Contact.TYPE);
    }
}

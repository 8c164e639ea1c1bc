package io.klientela.contacts.consent;

import io.klientela.events.contacts.ConsentState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.start.StartupTask;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {
    @Bean
    Aggregates<ConsentPage, ConsentState> consentAggregates(AggregateFactory factory) {
        return factory.create(ConsentPage.TYPE);
    }

    /** For whoever wants to delete a purpose. */
    @Bean
    StartupTask consentPurposeIndex(Aggregates<ConsentPage, ConsentState> pages) {
        return () -> pages.collection().createIndex(new Document("state.entries.purpose", 1));
    }
}

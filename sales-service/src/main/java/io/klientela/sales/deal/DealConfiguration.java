package io.klientela.sales.deal;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.sales.DealState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import io.klientela.platform.start.StartupTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DealConfiguration {
    @Bean
    Aggregates<Deal, DealState> dealAggregates(AggregateFactory factory) {
        return factory.create(Deal.TYPE);
    }

    /** Products too, although they are kept here: this is where names are found whatever their spelling. */
    @Bean
    References references(MongoDatabase database, Access access) {
        return new References(
                database.getCollection("references"),
                access,
                ReferenceType.USER,
                ReferenceType.TEAM,
                ReferenceType.COMPANY,
                ReferenceType.CONTACT,
                ReferenceType.PRODUCT);
    }

    @Bean
    StartupTask referenceIndexes(References references) {
        return references::createIndexes;
    }

    @Bean
    Owners owners(References references) {
        return new Owners(references);
    }
}

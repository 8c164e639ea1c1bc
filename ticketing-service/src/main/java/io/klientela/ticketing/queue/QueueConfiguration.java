package io.klientela.ticketing.queue;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.ticketing.QueueState;
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
class QueueConfiguration {
    @Bean
    Aggregates<Queue, QueueState> queueAggregates(AggregateFactory factory) {
        return factory.create(Queue.TYPE);
    }

    @Bean
    References references(MongoDatabase database, Access access) {
        return new References(database.getCollection("references"), access, ReferenceType.USER, ReferenceType.TEAM);
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

package io.klientela.reporting.model;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The read models of this service and what keeps them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportingSettings.class)
class ModelConfiguration {
    private static final String DEALS = "deal_facts";
    private static final String REFERENCES = "references";

    @Bean
    ModelVersion modelVersion(MongoDatabase database, Clock clock) {
        return new ModelVersion(database.getCollection("model"), clock);
    }

    @Bean
    Answers answers(ModelVersion version) {
        return new Answers(version);
    }

    @Bean
    Facts facts(MongoDatabase database) {
        return new Facts(database.getCollection(DEALS));
    }

    @Bean
    Pipelines pipelines(MongoDatabase database) {
        return new Pipelines(database.getCollection("pipelines"));
    }

    @Bean
    Names names(MongoDatabase database) {
        return new Names(references(database));
    }

    @Bean
    Projection dealProjection(MongoDatabase database, ModelVersion version) {
        return new Versioned(new DealFacts(database.getCollection(DEALS)), version);
    }

    @Bean
    Projection pipelineProjection(Pipelines pipelines, ModelVersion version) {
        return new Versioned(pipelines.projection(), version);
    }

    @Bean
    Projection referenceProjection(MongoDatabase database, ModelVersion version) {
        return new Versioned(references(database), version);
    }

    @Bean
    StartupTask indexes(MongoDatabase database) {
        return () -> {
            new DealFacts(database.getCollection(DEALS)).createIndexes();
            references(database).createIndexes();
        };
    }

    private static References references(MongoDatabase database) {
        return new References(database.getCollection(REFERENCES), ReferenceType.USER);
    }
}

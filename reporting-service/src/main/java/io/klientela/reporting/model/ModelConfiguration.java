package io.klientela.reporting.model;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The read models of this service and what keeps them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportingSettings.class)
class ModelConfiguration {
    private static final String DEALS = "deal_facts";
    private static final String LEADS = "lead_facts";
    private static final String TICKETS = "ticket_facts";
    private static final String CAMPAIGNS = "campaign_facts";
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
    @Primary
    Facts facts(MongoDatabase database, ModelVersion version) {
        return new Facts(database.getCollection(DEALS), version, DealFacts.TABLE, DealFacts.FIELDS);
    }

    @Bean
    Facts leadFacts(MongoDatabase database, ModelVersion version) {
        return new Facts(database.getCollection(LEADS), version, LeadFacts.TABLE, LeadFacts.FIELDS);
    }

    @Bean
    Facts ticketFacts(MongoDatabase database, ModelVersion version) {
        return new Facts(database.getCollection(TICKETS), version, TicketFacts.TABLE, TicketFacts.FIELDS);
    }

    @Bean
    Facts campaignFacts(MongoDatabase database, ModelVersion version) {
        return new Facts(database.getCollection(CAMPAIGNS), version, CampaignFacts.TABLE, CampaignFacts.FIELDS);
    }

    @Bean
    Pipelines pipelines(MongoDatabase database) {
        return new Pipelines(database.getCollection("pipelines"));
    }

    @Bean
    Names names(MongoDatabase database, Access access) {
        return new Names(references(database, access));
    }

    @Bean
    Projection dealProjection(MongoDatabase database, ModelVersion version) {
        return DealFacts.in(database.getCollection(DEALS), version);
    }

    @Bean
    Projection leadProjection(MongoDatabase database, ModelVersion version) {
        return LeadFacts.in(database.getCollection(LEADS), version);
    }

    @Bean
    Projection ticketProjection(MongoDatabase database, ModelVersion version) {
        return TicketFacts.in(database.getCollection(TICKETS), version);
    }

    @Bean
    Projection campaignProjection(MongoDatabase database, ModelVersion version) {
        return CampaignFacts.in(database.getCollection(CAMPAIGNS), version);
    }

    @Bean
    Projection pipelineProjection(Pipelines pipelines, ModelVersion version) {
        return new Versioned(pipelines.projection(), version);
    }

    @Bean
    Projection referenceProjection(MongoDatabase database, Access access, ModelVersion version) {
        return new Versioned(references(database, access), version);
    }

    @Bean
    StartupTask indexes(MongoDatabase database, Access access, ModelVersion version) {
        return () -> {
            DealFacts.in(database.getCollection(DEALS), version).createIndexes();
            LeadFacts.in(database.getCollection(LEADS), version).createIndexes();
            TicketFacts.in(database.getCollection(TICKETS), version).createIndexes();
            CampaignFacts.in(database.getCollection(CAMPAIGNS), version).createIndexes();
            references(database, access).createIndexes();
        };
    }

    private static References references(MongoDatabase database, Access access) {
        return new References(database.getCollection(REFERENCES), access, ReferenceType.USER);
    }
}

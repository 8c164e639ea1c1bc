package io.klientela.marketing.campaign;

import io.klientela.events.marketing.CampaignState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.start.StartupTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SendingSettings.class)
class CampaignConfiguration {
    @Bean
    Aggregates<Campaign, CampaignState> campaignAggregates(AggregateFactory factory) {
        return factory.create(Campaign.TYPE);
    }

    @Bean
    StartupTask campaignIndexes(Recipients recipients, Runs runs) {
        return () -> {
            recipients.createIndexes();
            runs.createIndexes();
        };
    }
}

package io.klientela.automation.webhook;

import io.klientela.events.automation.WebhookState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.start.StartupTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
    @Bean
    Aggregates<Webhook, WebhookState> webhookAggregates(AggregateFactory factory) {
        return factory.create(Webhook.TYPE);
    }

    @Bean
    StartupTask deliveryIndexes(Deliveries deliveries) {
        return deliveries::createIndexes;
    }
}

package io.klientela.automation.notification;

import io.klientela.events.automation.NotificationState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.start.StartupTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {
    @Bean
    Aggregates<Notification, NotificationState> notificationAggregates(AggregateFactory factory) {
        return factory.create(Notification.TYPE);
    }

    @Bean
    StartupTask digestIndexes(DigestMails mails) {
        return mails::createIndexes;
    }
}

package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.start.StartupTask;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    @Bean
    Aggregates<Mail, MailState> mailAggregates(AggregateFactory factory) {
        return factory.create(Mail.TYPE);
    }

    @Bean
    StartupTask postboxIndexes(Postbox postbox) {
        return postbox.queue()::createIndexes;
    }

    /** For the totals of a campaign, which are counted and never added up. */
    @Bean
    StartupTask campaignCountIndexes(Aggregates<Mail, MailState> mails) {
        return () -> List.of("status", "sentAt", "bouncedAt", "openedAt", "clickedAt", "unsubscribedAt")
                .forEach(field -> mails.collection()
                        .createIndex(new Document("state.campaignId", 1).append("state." + field, 1)));
    }
}

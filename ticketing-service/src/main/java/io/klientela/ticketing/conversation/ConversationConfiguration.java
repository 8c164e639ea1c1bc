package io.klientela.ticketing.conversation;

import io.klientela.events.ticketing.MessageState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.ticketing.TicketingSettings;
import io.klientela.ticketing.background.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {
    @Bean
    Aggregates<Message, MessageState> messageAggregates(AggregateFactory factory) {
        return factory.create(Message.TYPE);
    }

    @Bean
    Repeating conversationSweep(Conversations conversations, MergeMessages merges, TicketingSettings settings) {
        return new Repeating("conversation-sweep", settings.sweep(), () -> {
            conversations.sweep();
            merges.sweep();
        });
    }
}

package io.klientela.ticketing.ticket;

import com.mongodb.client.model.Filters;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.ticketing.TicketingSettings;
import io.klientela.ticketing.background.Repeating;
import io.klientela.ticketing.queue.QueueUse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TicketConfiguration {
    @Bean
    Aggregates<Ticket, TicketState> ticketAggregates(AggregateFactory factory) {
        return factory.create(Ticket.TYPE);
    }

    @Bean
    QueueUse queueUse(Aggregates<Ticket, TicketState> tickets) {
        return queueId -> tickets.collection()
                .countDocuments(Filters.and(Filters.eq("state.queueId", queueId), Filters.exists("deletedAt", false)));
    }

    @Bean
    Repeating promiseClock(TicketClock clock, TicketingSettings settings) {
        return new Repeating("ticket-clock", settings.clock(), clock::tick);
    }
}

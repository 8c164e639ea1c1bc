package io.klientela.ticketing.inbound;

import io.klientela.ticketing.TicketingSettings;
import io.klientela.ticketing.background.Repeating;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InboundConfiguration {
    @Bean
    Repeating mailReader(ReadMails reader, TicketingSettings settings) {
        return new Repeating("mail-reader", settings.mailPoll(), reader::run);
    }

    @Bean
    Repeating mailFetcher(Fetcher fetcher, @Qualifier("mailReader") Repeating reader, TicketingSettings settings) {
        return new Repeating("mail-fetcher", settings.mailPoll(), () -> {
            try {
                fetcher.fetch();
            } finally {
                reader.wake();
            }
        });
    }
}

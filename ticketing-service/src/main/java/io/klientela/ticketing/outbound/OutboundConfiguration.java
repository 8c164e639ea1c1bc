package io.klientela.ticketing.outbound;

import io.klientela.ticketing.TicketingSettings;
import io.klientela.ticketing.background.Repeating;
import io.klientela.ticketing.conversation.Outgoing;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {
    @Bean
    Repeating mailCourier(Courier courier, TicketingSettings settings) {
        return new Repeating("mail-courier", settings.sweep(), courier::run);
    }

    @Bean
    Outgoing outgoing(@Qualifier("mailCourier") Repeating courier) {
        return courier::wake;
    }
}

package io.klientela.identity.session;

import io.klientela.events.identity.SessionState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    Aggregates<Session, SessionState> sessionAggregates(AggregateFactory factory) {
        return factory.create(Session.TYPE);
    }
}

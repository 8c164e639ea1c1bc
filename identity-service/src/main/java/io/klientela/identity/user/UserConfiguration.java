package io.klientela.identity.user;

import io.klientela.events.identity.UserState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    @Bean
    Aggregates<User, UserState> userAggregates(AggregateFactory factory) {
        return factory.create(User.TYPE);
    }
}

package io.klientela.identity.role;

import io.klientela.events.identity.RoleState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RoleConfiguration {

    @Bean
    Aggregates<Role, RoleState> roleAggregates(AggregateFactory factory) {
        return factory.create(Role.TYPE);
    }
}

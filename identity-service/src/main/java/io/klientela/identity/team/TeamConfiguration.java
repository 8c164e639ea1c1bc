package io.klientela.identity.team;

import io.klientela.events.identity.TeamState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TeamConfiguration {

    @Bean
    Aggregates<Team, TeamState> teamAggregates(AggregateFactory factory) {
        return factory.create(Team.TYPE);
    }
}

package io.klientela.identity.account;

import io.klientela.events.identity.AccountState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    Aggregates<Account, AccountState> accountAggregates(AggregateFactory factory) {
        return factory.create(Account.TYPE);
    }
}

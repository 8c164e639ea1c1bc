package io.klientela.identity.view;

import io.klientela.events.identity.ViewState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

    @Bean
    Aggregates<View, ViewState> viewAggregates(AggregateFactory factory) {
        return factory.create(View.TYPE);
    }
}

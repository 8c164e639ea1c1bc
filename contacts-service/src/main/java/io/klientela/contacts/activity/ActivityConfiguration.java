package io.klientela.contacts.activity;

import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where activities are stored. */
@Configuration(proxyBeanMethods = false)
class ActivityConfiguration {

    @Bean
    Aggregates<Activity, ActivityState> activityAggregates(AggregateFactory factory) {
        return factory.create(Activity.TYPE);
    }
}

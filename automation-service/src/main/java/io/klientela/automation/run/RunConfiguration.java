package io.klientela.automation.run;

import io.klientela.events.automation.RunState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.start.StartupTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunSettings.class)
class RunConfiguration {
    @Bean
    Aggregates<Run, RunState> runAggregates(AggregateFactory factory) {
        return factory.create(Run.TYPE);
    }

    @Bean
    StartupTask workIndexes(WorkList work) {
        return work::createIndexes;
    }
}

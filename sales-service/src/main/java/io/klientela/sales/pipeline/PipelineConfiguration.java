package io.klientela.sales.pipeline;

import io.klientela.events.sales.PipelineState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {
    @Bean
    Aggregates<Pipeline, PipelineState> pipelineAggregates(AggregateFactory factory) {
        return factory.create(Pipeline.TYPE);
    }
}

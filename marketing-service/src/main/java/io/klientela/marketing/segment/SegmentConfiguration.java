package io.klientela.marketing.segment;

import io.klientela.events.marketing.SegmentState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {
    @Bean
    Aggregates<Segment, SegmentState> segmentAggregates(AggregateFactory factory) {
        return factory.create(Segment.TYPE);
    }
}

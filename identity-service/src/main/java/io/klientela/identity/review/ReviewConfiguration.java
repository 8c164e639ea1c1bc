package io.klientela.identity.review;

import io.klientela.events.identity.AccessReviewLineState;
import io.klientela.events.identity.AccessReviewScheduleState;
import io.klientela.events.identity.AccessReviewState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    Aggregates<AccessReview, AccessReviewState> accessReviewAggregates(AggregateFactory factory) {
        return factory.create(AccessReview.TYPE);
    }

    @Bean
    Aggregates<ReviewLine, AccessReviewLineState> reviewLineAggregates(AggregateFactory factory) {
        return factory.create(ReviewLine.TYPE);
    }

    @Bean
    Aggregates<Schedule, AccessReviewScheduleState> reviewScheduleAggregates(AggregateFactory factory) {
        return factory.create(Schedule.TYPE);
    }
}

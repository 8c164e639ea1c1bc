package io.klientela.ticketing.answer;

import io.klientela.events.ticketing.AnswerState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {
    @Bean
    Aggregates<Answer, AnswerState> answerAggregates(AggregateFactory factory) {
        return factory.create(Answer.TYPE);
    }
}

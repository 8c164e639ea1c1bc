package io.klientela.marketing.form;

import io.klientela.events.marketing.FormState;
import io.klientela.events.marketing.SubmissionState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FormSettings.class)
class FormConfiguration {
    @Bean
    Aggregates<Form, FormState> formAggregates(AggregateFactory factory) {
        return factory.create(Form.TYPE);
    }

    @Bean
    Aggregates<Submission, SubmissionState> submissionAggregates(AggregateFactory factory) {
        return factory.create(Submission.TYPE);
    }
}

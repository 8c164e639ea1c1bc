package io.klientela.marketing.template;

import io.klientela.events.marketing.TemplateState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {
    @Bean
    Aggregates<Template, TemplateState> templateAggregates(AggregateFactory factory) {
        return factory.create(Template.TYPE);
    }
}

package io.klientela.automation.rule;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.automation.RuleState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.start.StartupTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RuleConfiguration {
    @Bean
    Aggregates<Rule, RuleState> ruleAggregates(AggregateFactory factory) {
        return factory.create(Rule.TYPE);
    }

    @Bean
    StartupTask shippedRules(Aggregates<Rule, RuleState> rules, MongoDatabase database, Stamps stamps) {
        return new ShippedRules(rules, database.getCollection("shipped"), stamps);
    }
}

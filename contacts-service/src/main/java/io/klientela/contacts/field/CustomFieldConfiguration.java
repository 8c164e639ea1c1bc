package io.klientela.contacts.field;

import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.custom.CustomValues;
import io.klientela.platform.custom.LinkTargets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where custom fields are stored, and what knows them. */
@Configuration(proxyBeanMethods = false)
class CustomFieldConfiguration {

    /** Whoever has defined a field can use it at once. */
    @Bean
    Aggregates<CustomField, CustomFieldState> customFieldAggregates(AggregateFactory factory, CustomFields known) {
        return factory.create(
                CustomField.TYPE, (field, deleted) -> known.learn(field.state(), field.version(), deleted));
    }

    /** Every instance learns of them from their events. */
    @Bean
    CustomFields customFields() {
        return new CustomFields();
    }

    @Bean
    CustomValues customValues(CustomFields fields, LinkTargets links) {
        return new CustomValues(fields, links);
    }
}

package io.klientela.sales.product;

import io.klientela.events.sales.ProductState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProductConfiguration {
    @Bean
    Aggregates<Product, ProductState> productAggregates(AggregateFactory factory) {
        return factory.create(Product.TYPE);
    }
}

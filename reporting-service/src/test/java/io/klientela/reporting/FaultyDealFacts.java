package io.klientela.reporting;

import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the projection of deals a bug that some deals run into until it is mended. */
@Configuration(proxyBeanMethods = false)
class FaultyDealFacts {
    static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

    @Bean
    static BeanPostProcessor fault() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Projection projection
                                && projection.name().equals("deal-facts")
                        ? new Faulty(projection)
                        : bean;
            }
        };
    }

    private record Faulty(Projection projection) implements Projection {
        @Override
        public String name() {
            return projection.name();
        }

        @Override
        public Set<String> topics() {
            return projection.topics();
        }

        @Override
        public void apply(List<Received> events) {
            events.stream().filter(event -> REFUSED.contains(event.key())).forEach(event -> {
                throw new IllegalStateException("a bug that " + event.key() + " runs into");
            });
            projection.apply(events);
        }

        @Override
        public void clear() {
            projection.clear();
        }
    }
}

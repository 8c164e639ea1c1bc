package io.klientela.platform.web;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.audit.CallerFilter;
import io.klientela.platform.security.Access;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** The filters and the advice that make every service speak HTTP in the same way. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import(ProblemAdvice.class)
public class WebSetup {
    /** Spring Security's filters are at -100: what follows knows who is asking. */
    private static final int AFTER_SECURITY = -50;

    /** A number is not a text: inputs are taken at their word. Amounts of money alone are numbers written as texts. */
    @Bean
    JsonMapperBuilderCustomizer strictInputs() {
        return builder -> builder.withCoercionConfig(LogicalType.Textual, texts -> {
                    texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .withCoercionConfig(
                        BigDecimal.class,
                        amounts -> amounts.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert));
    }

    @Bean
    WebMvcConfigurer creationGuard() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new CreationGuard());
            }
        };
    }

    /** Nothing that is answered tells a field that a role keeps from its holders. */
    @Bean
    JsonMapperBuilderCustomizer hiddenFields(ObjectProvider<Access> access, AggregateFactory aggregates) {
        return builder -> builder.addModule(new SimpleModule("hidden-fields")
                .setSerializerModifier(new HiddenFields(access::getObject, aggregates)));
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter() {
        return ordered(new TraceFilter(), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    FilterRegistrationBean<DatabaseGate> databaseGate(DatabaseWatch watch) {
        return ordered(new DatabaseGate(watch), Ordered.HIGHEST_PRECEDENCE + 1);
    }

    @Bean
    FilterRegistrationBean<CallerFilter> callerFilter() {
        return ordered(new CallerFilter(), AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        return ordered(new BodyLimit(), AFTER_SECURITY);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(MongoDatabase database, Clock clock) {
        return new IdempotencyKeys(database.getCollection("idempotency_keys"), clock);
    }

    @Bean
    IdempotencySweep idempotencySweep(IdempotencyKeys keys) {
        return new IdempotencySweep(keys);
    }

    /** Forgets answers that are older than a day. */
    record IdempotencySweep(IdempotencyKeys keys) {
        @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
        void run() {
            keys.sweep();
        }
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(IdempotencyKeys keys, DatabaseWatch watch) {
        return ordered(new IdempotencyFilter(keys, watch), AFTER_SECURITY + 1);
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}

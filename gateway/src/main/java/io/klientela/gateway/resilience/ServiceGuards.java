package io.klientela.gateway.resilience;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.klientela.gateway.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A circuit breaker around each service. It counts calls that get no answer or get it late; an error that the service
 * itself answers is an answer.
 */
@Component
public class ServiceGuards {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceGuards.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final CircuitBreakerRegistry breakers;
    private final Duration open;

    ServiceGuards(Limits limits, MeterRegistry meters) {
        open = limits.breakerOpen();
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindow(
                        Math.toIntExact(limits.breakerWindow().toSeconds()),
                        limits.breakerCalls(),
                        SlidingWindowType.TIME_BASED)
                .failureRateThreshold(50)
                .slowCallRateThreshold(80)
                .slowCallDurationThreshold(limits.slowCall())
                .waitDurationInOpenState(open)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .permittedNumberOfCallsInHalfOpenState(3)
                .maxWaitDurationInHalfOpenState(open)
                .recordException(ServiceGuards::isNoAnswer)
                .ignoreException(failure -> !isNoAnswer(failure))
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    /** The filter to put around calls of this service. */
    public GatewayFilter guard(String service) {
        CircuitBreaker breaker = breakers.circuitBreaker(service);
        breaker.getEventPublisher()
                .onFailureRateExceeded(event -> LOG.warn(
                        "{}-service is not called for {} s: {} % of the calls got no answer",
                        service, open.toSeconds(), event.getFailureRate()))
                .onSlowCallRateExceeded(event -> LOG.warn(
                        "{}-service is not called for {} s: {} % of the answers came late",
                        service, open.toSeconds(), event.getSlowCallRate()));
        return (exchange, chain) -> {
            Mono<Void> call = chain.filter(exchange);
            return isUpload(exchange)
                    ? withoutTiming(breaker, call)
                    : call.transformDeferred(CircuitBreakerOperator.of(breaker));
        };
    }

    /** The filter outside of guard and retries: says which service did not answer. */
    public GatewayFilter explanation(String service) {
        return (exchange, chain) -> chain.filter(exchange).onErrorMap(failure -> explained(service, failure));
    }

    /** An upload takes as long as its sender needs, which says nothing about the service. */
    private static Mono<Void> withoutTiming(CircuitBreaker breaker, Mono<Void> call) {
        return Mono.defer(() -> {
            breaker.acquirePermission();
            return call.doOnSuccess(done -> breaker.onSuccess(0, TimeUnit.NANOSECONDS))
                    .doOnError(failure -> breaker.onError(0, TimeUnit.NANOSECONDS, failure))
                    .doOnCancel(breaker::releasePermission);
        });
    }

    /** Whether a call sends files. */
    public static boolean isUpload(ServerWebExchange exchange) {
        String type = exchange.getRequest().getHeaders().getFirst("Content-Type");
        return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    private Throwable explained(String service, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem) {
                return cause;
            }
            if (isTimeout(cause)) {
                return Problem.later(
                        HttpStatus.GATEWAY_TIMEOUT,
                        service + "-service did not answer in time. Try again.",
                        SOON,
                        cause);
            }
            if (cause instanceof CallNotPermittedException || cause instanceof IOException) {
                return Problem.later(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        service + "-service is not available at the moment; the rest keeps working. Try again shortly.",
                        cause instanceof IOException ? SOON : open,
                        cause);
            }
        }
        return failure;
    }

    private static boolean isNoAnswer(Throwable failure) {
        return (failure instanceof IOException && !(failure.getCause() instanceof Problem)) || isTimeout(failure);
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || (failure instanceof ResponseStatusException status
                        && status.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT);
    }
}

package io.klientela.gateway.resilience;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.klientela.gateway.problem.Problem;
import io.klientela.gateway.services.ServiceCatalog;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** One token bucket per client for the API, and small ones per address for guessing passwords and for what strangers send. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class RateLimit implements WebFilter {

    private final Clients clients;
    private final Quota requests;
    private final Quota signins;
    private final Quota strangers;

    RateLimit(Clients clients, Limits limits) {
        this.clients = clients;
        this.requests = new Quota("default", limits.clientRate(), limits.clientBurst());
        this.signins = new Quota("signin", limits.signinRate(), limits.signinBurst());
        this.strangers = new Quota("public", limits.publicRate(), limits.publicBurst());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (isGuessable(exchange.getRequest(), path)) {
            return signins.take(clients.address(exchange), exchange, chain);
        }
        if (path.startsWith(ServiceCatalog.PUBLIC)
                && HttpMethod.POST.equals(exchange.getRequest().getMethod())) {
            return strangers.take(clients.address(exchange), exchange, chain);
        }
        if (!path.startsWith("/api/") && !path.startsWith(ServiceCatalog.PUBLIC)) {
            return chain.filter(exchange);
        }
        return clients.of(exchange).flatMap(client -> requests.take(client, exchange, chain));
    }

    private static boolean isGuessable(ServerHttpRequest request, String path) {
        return path.equals("/auth/signin")
                || (HttpMethod.POST.equals(request.getMethod())
                        && (path.startsWith("/oauth2/") || path.startsWith("/signin")));
    }

    /** Buckets of one size, and the headers that tell a client how full its own is. */
    private static final class Quota {
        private final String name;
        private final String policy;
        private final LoadingCache<String, Bucket> buckets;

        Quota(String name, long rate, long burst) {
            this.name = '"' + name + '"';
            this.policy = this.name + ";q=" + burst + ";w=" + Math.max(1, burst / rate);
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterAccess(Duration.ofSeconds(Math.max(60, 2 * burst / rate)))
                    .build(client -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                            .build());
        }

        Mono<Void> take(String client, ServerWebExchange exchange, WebFilterChain chain) {
            ConsumptionProbe probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
            long full = Duration.ofNanos(probe.getNanosToWaitForReset()).toSeconds();
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set("RateLimit-Policy", policy);
            headers.set("RateLimit", name + ";r=" + probe.getRemainingTokens() + ";t=" + full);
            return probe.isConsumed()
                    ? chain.filter(exchange)
                    : Mono.error(Problem.later(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Too many requests. Wait as long as Retry-After says.",
                            Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999),
                            null));
        }
    }
}

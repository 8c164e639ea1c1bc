package io.klientela.gateway.resilience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.klientela.gateway.Proxies;
import java.net.InetAddress;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who a request counts against: the subject of a valid token, else the browser's session, else the address. A token
 * that does not verify counts against the address, so that made-up tokens win nothing. Services verify tokens
 * themselves; nothing here lets anybody in.
 */
@Component
class Clients {

    private static final String BEARER = "Bearer ";

    private final ReactiveJwtDecoder tokens;
    private final Proxies proxies;
    private final Cache<String, String> subjects = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Clients(ReactiveJwtDecoder tokens, Proxies proxies) {
        this.tokens = tokens;
        this.proxies = proxies;
    }

    Mono<String> of(ServerWebExchange exchange) {
        String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.startsWith(BEARER)) {
            return ofToken(authorization.substring(BEARER.length()), exchange);
        }
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.COOKIE)) {
            return exchange.getSession()
                    .map(session -> session.isStarted() ? "session:" + session.getId() : address(exchange));
        }
        return Mono.just(address(exchange));
    }

    private Mono<String> ofToken(String token, ServerWebExchange exchange) {
        String known = subjects.getIfPresent(token);
        if (known != null) {
            return Mono.just(known);
        }
        return tokens.decode(token)
                .map(jwt -> "subject:" + jwt.getSubject())
                .doOnNext(subject -> subjects.put(token, subject))
                .timeout(Duration.ofSeconds(1))
                .onErrorResume(failure -> Mono.just(address(exchange)));
    }

    String address(ServerWebExchange exchange) {
        return proxies.caller(exchange.getRequest())
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
    }
}

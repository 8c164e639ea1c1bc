package io.klientela.gateway.ui;

import io.klientela.gateway.Proxies;
import io.klientela.gateway.problem.Problem;
import java.net.InetAddress;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Shows metrics on the public port to this machine only; a scraper elsewhere uses the management port. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 25)
class MetricsAccess implements WebFilter {
    private final Proxies proxies;

    MetricsAccess(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        return path.startsWith("/actuator") && !path.startsWith("/actuator/health") && !isLocal(request)
                ? Mono.error(Problem.of(HttpStatus.NOT_FOUND, "Metrics are on the management port."))
                : chain.filter(exchange);
    }

    private boolean isLocal(ServerHttpRequest request) {
        return proxies.caller(request).filter(InetAddress::isLoopbackAddress).isPresent()
                && !request.getHeaders().containsHeader("X-Forwarded-For");
    }
}

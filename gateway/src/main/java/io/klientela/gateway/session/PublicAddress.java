package io.klientela.gateway.session;

import io.klientela.gateway.Edge;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Moves a sign-in that begins at another name of this host, such as 127.0.0.1, to the public address: the provider
 * sends the browser back there, where the cookie of the other name is not known.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class PublicAddress implements WebFilter {

    private final Edge edge;

    PublicAddress(Edge edge) {
        this.edge = edge;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        URI asked = exchange.getRequest().getURI();
        String host = exchange.getRequest().getHeaders().getFirst(HttpHeaders.HOST);
        if (!asked.getPath().equals(SignIn.PATH)
                || edge.publicUrl().getAuthority().equalsIgnoreCase(host)) {
            return chain.filter(exchange);
        }
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        exchange.getResponse().setStatusCode(HttpStatus.FOUND);
        exchange.getResponse().getHeaders().setLocation(edge.at(SignIn.PATH + query));
        return exchange.getResponse().setComplete();
    }
}

package io.klientela.gateway.routing;

import io.klientela.gateway.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * Refuses requests whose headers two programs could read differently: where one ends and the next begins, whom it is
 * meant for, or whose it is. The connection is closed, for what follows on it may be part of the trick.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class PlainHeaders implements WebFilter {
    /** A service would not read a longer one. */
    private static final int LONGEST_TOKEN = 16_000;

    private static final List<String> ONCE = List.of(
            HttpHeaders.HOST,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.IF_MATCH,
            "Idempotency-Key");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.length() > LONGEST_TOKEN) {
            return Mono.error(Problem.of(HttpStatus.UNAUTHORIZED, "No token is that long."));
        }
        String fault = fault(headers);
        if (fault == null) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, fault));
    }

    private static @Nullable String fault(HttpHeaders headers) {
        for (String name : ONCE) {
            if (headers.getOrEmpty(name).size() > 1) {
                return "The header " + name + " may be there once only.";
            }
        }
        if (!headers.containsHeader(HttpHeaders.HOST)) {
            return "The header Host is missing.";
        }
        String coding = headers.getFirst(HttpHeaders.TRANSFER_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            return "Transfer-Encoding may be chunked and nothing else.";
        }
        return coding != null && headers.containsHeader(HttpHeaders.CONTENT_LENGTH)
                ? "A body has either a Content-Length or a Transfer-Encoding."
                : null;
    }
}

package io.klientela.gateway.routing;

import io.klientela.gateway.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses paths that the gateway and a service could read differently, such as {@code /api/v1/users/../../x}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PlainPaths implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isPlain(exchange.getRequest().getURI().getRawPath())
                ? chain.filter(exchange)
                : Mono.error(
                        Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "The path may not contain empty, '.' or '..' segments, ';', '\\' or an encoded '/', '\\', '.' or '%'."));
    }

    static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == ';' || c == '\\') {
                return false;
            }
            if (c == '%' && isHidden(path, i)) {
                return false;
            }
            if (c == '/' && (path.startsWith("/", i + 1) || isDots(path, i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHidden(String path, int at) {
        for (String code : new String[] {"2e", "2f", "5c", "25", "00", "3b"}) {
            if (path.regionMatches(true, at + 1, code, 0, 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDots(String path, int at) {
        int end = path.indexOf('/', at);
        String segment = path.substring(at, end < 0 ? path.length() : end);
        return segment.equals(".") || segment.equals("..");
    }
}

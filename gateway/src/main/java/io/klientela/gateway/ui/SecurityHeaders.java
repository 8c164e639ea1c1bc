package io.klientela.gateway.ui;

import io.klientela.gateway.Edge;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Headers on every answer that tell a browser what it must not do with it. A service may be stricter, not laxer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SecurityHeaders implements WebFilter {

    /**
     * Styles set by script through the CSSOM are free; {@code style-src-attr} is for the style attributes that the
     * component library renders. The UI has neither inline scripts nor inline style sheets.
     */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self';"
            + " manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Map<String, String> always = new LinkedHashMap<>();

    SecurityHeaders(Edge edge) {
        always.put("X-Content-Type-Options", "nosniff");
        always.put("Referrer-Policy", "strict-origin-when-cross-origin");
        always.put("Content-Security-Policy", POLICY);
        always.put("X-Frame-Options", "DENY");
        always.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        always.put("Cross-Origin-Opener-Policy", "same-origin");
        if (edge.https()) {
            always.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            always.forEach(headers::set);
            return Mono.empty();
        });
        return chain.filter(exchange);
    }
}

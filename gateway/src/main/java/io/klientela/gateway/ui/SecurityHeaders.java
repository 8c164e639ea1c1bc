package io.klientela.gateway.ui;

import io.klientela.gateway.Edge;
import io.klientela.gateway.services.ServiceCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Headers on every answer that tell a browser what it must not do with it, where the answer does not say it itself. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SecurityHeaders implements WebFilter {

    /** For answers that are data: nothing in them may be run, framed or loaded. */
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    private static final String RESOURCES = "Cross-Origin-Resource-Policy";
    private static final String SANDBOX = "/frame.";

    private final Map<String, String> always = new LinkedHashMap<>();

    SecurityHeaders(Edge edge) {
        always.put("X-Content-Type-Options", "nosniff");
        always.put("Referrer-Policy", "same-origin");
        always.put("X-Frame-Options", "DENY");
        always.put("Permissions-Policy", ContentPolicy.PERMISSIONS);
        always.put("Cross-Origin-Opener-Policy", "same-origin");
        if (edge.https()) {
            always.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            always.forEach((name, value) -> {
                if (!headers.containsHeader(name)) {
                    headers.set(name, value);
                }
            });
            if (!isForStrangers(exchange) && !headers.containsHeader(RESOURCES)) {
                headers.set(RESOURCES, "same-origin");
            }
            // A 304 would replace the policy of the page that the browser has kept.
            boolean isNewContent = exchange.getResponse().getStatusCode() != HttpStatus.NOT_MODIFIED;
            if (isNewContent && !headers.containsHeader(ContentPolicy.HEADER)) {
                headers.set(ContentPolicy.HEADER, DATA);
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    /** Pages and pictures that mails and other sites show, and the sandboxed page, which is a stranger even here. */
    private static boolean isForStrangers(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        return path.startsWith(ServiceCatalog.PUBLIC) || path.startsWith(SANDBOX);
    }
}

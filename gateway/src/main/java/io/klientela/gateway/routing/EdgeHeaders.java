package io.klientela.gateway.routing;

import io.klientela.gateway.Edge;
import io.klientela.gateway.Proxies;
import io.klientela.gateway.services.ServiceCatalog;
import io.klientela.gateway.session.SessionCookie;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The headers of a call to a service, made in one pass: each copy costs as much as a filter of the gateway itself.
 * What a service learns about the caller's connection comes from the gateway: whatever the caller says about it, or
 * about who they are, is dropped. The session cookie stays here too.
 */
@Component
class EdgeHeaders implements HttpHeadersFilter {

    private static final Set<String> CLAIMS = Set.of(
            "forwarded",
            "x-real-ip",
            "x-original-host",
            "x-original-url",
            "x-rewrite-url",
            "remote-user",
            "x-csrf-token",
            "true-client-ip",
            "x-client-ip",
            "x-client-cert",
            "x-http-method-override",
            "x-method-override",
            "proxy");
    /** Headers of one connection only (RFC 9110, 7.6.1). */
    static final Set<String> OF_ONE_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    private static final Set<String> NEVER_OF_ONE_HOP =
            Set.of("authorization", "cookie", "content-type", "content-length", "if-match", "idempotency-key", "host");

    private static final List<String> CLAIM_PREFIXES =
            List.of("x-forwarded-", "x-user", "x-auth", "x-remote-", "x-actor", "x-klientela-", "x-ssl-", "x-tenant");

    private final String host;
    private final String scheme;
    private final String port;
    private final String cookie;
    private final Proxies proxies;

    EdgeHeaders(Edge edge, SessionCookie cookie, Proxies proxies) {
        this.host = edge.publicUrl().getAuthority();
        this.scheme = edge.publicUrl().getScheme();
        int given = edge.publicUrl().getPort();
        this.port = Integer.toString(given > 0 ? given : edge.https() ? 443 : 80);
        this.cookie = cookie.name();
        this.proxies = proxies;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders output = new HttpHeaders();
        List<String> ofThisHop = ofThisHop(input);
        input.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OF_ONE_HOP.contains(lower) && !isClaim(lower) && !ofThisHop.contains(lower)) {
                output.put(name, values);
            }
        });
        withoutOwnCookie(output, exchange.getRequest().getPath().value());
        proxies.caller(exchange.getRequest())
                .ifPresent(caller -> output.set("X-Forwarded-For", caller.getHostAddress()));
        output.set("X-Forwarded-Host", host);
        output.set("X-Forwarded-Proto", scheme);
        output.set("X-Forwarded-Port", port);
        return output;
    }

    /** What Connection names goes no further either; but nobody names away who they are. */
    private static List<String> ofThisHop(HttpHeaders input) {
        return input.containsHeader(HttpHeaders.CONNECTION)
                ? input.getConnection().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> !NEVER_OF_ONE_HOP.contains(name))
                        .toList()
                : List.of();
    }

    private static boolean isClaim(String name) {
        if (CLAIMS.contains(name)) {
            return true;
        }
        if (name.startsWith("x-")) {
            for (String prefix : CLAIM_PREFIXES) {
                if (name.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void withoutOwnCookie(HttpHeaders headers, String path) {
        String cookies = headers.getFirst(HttpHeaders.COOKIE);
        if (cookies == null) {
            return;
        }
        headers.remove(HttpHeaders.COOKIE);
        if (path.startsWith(ServiceCatalog.API)) {
            return; // the API knows tokens only
        }
        String others = List.of(cookies.split(";")).stream()
                .map(String::trim)
                .filter(pair -> !pair.startsWith(cookie + "="))
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        if (!others.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, others);
        }
    }
}

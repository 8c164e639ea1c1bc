package io.klientela.gateway.session;

import io.klientela.gateway.services.ServiceCatalog;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Requests that only a session can authorise: sign-in itself, and API calls without a token of their own. */
class BrowserRequests implements ServerWebExchangeMatcher {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ServiceCatalog catalog;

    BrowserRequests(ServiceCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        boolean api = path.startsWith("/api/v1/")
                && !exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && catalog.serviceOf(path) != null;
        return api || path.startsWith("/auth/") ? MatchResult.match() : MatchResult.notMatch();
    }

    /** A cookie is sent by the browser whoever makes it ask, so a change needs what only our own page can know. */
    Mono<MatchResult> needCsrfToken(ServerWebExchange exchange) {
        if (SAFE.contains(exchange.getRequest().getMethod())) {
            return MatchResult.notMatch();
        }
        return exchange.getSession()
                .flatMap(session -> session.getAttributes()
                                .containsKey(
                                        WebSessionServerSecurityContextRepository
                                                .DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME)
                        ? MatchResult.match()
                        : MatchResult.notMatch());
    }
}

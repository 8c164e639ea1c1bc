package io.klientela.gateway.session;

import io.klientela.gateway.Edge;
import io.klientela.gateway.problem.Problem;
import io.klientela.gateway.services.ServiceCatalog;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Requests that only a session can authorise: sign-in itself, and API calls without a token of their own. */
class BrowserRequests implements ServerWebExchangeMatcher {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ServiceCatalog catalog;
    private final String own;

    BrowserRequests(ServiceCatalog catalog, Edge edge) {
        this.catalog = catalog;
        this.own = edge.publicUrl().getScheme() + "://" + edge.publicUrl().getAuthority();
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        boolean api = path.startsWith("/api/v1/")
                && !exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && catalog.serviceOf(path) != null;
        return api || path.startsWith("/auth/") ? MatchResult.match() : MatchResult.notMatch();
    }

    /**
     * A cookie is sent by the browser whoever makes it ask, so a change needs what only our own page can know; and where
     * the browser says that another site made it ask, no token helps.
     */
    Mono<MatchResult> needCsrfToken(ServerWebExchange exchange) {
        if (SAFE.contains(exchange.getRequest().getMethod())) {
            return MatchResult.notMatch();
        }
        return exchange.getSession()
                .flatMap(session -> SignedIn.of(session).isEmpty()
                        ? MatchResult.notMatch()
                        : isOfAnotherSite(exchange.getRequest().getHeaders()) ? refused() : MatchResult.match());
    }

    private static Mono<MatchResult> refused() {
        return Mono.error(Problem.of(HttpStatus.FORBIDDEN, "Another site may not change anything with your session."));
    }

    /** Browsers say where a request comes from, in newer words where the address is trustworthy. */
    private boolean isOfAnotherSite(HttpHeaders headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin");
        }
        String origin = headers.getOrigin();
        return origin != null && !origin.equalsIgnoreCase(own);
    }
}

package io.klientela.gateway.session;

import io.klientela.gateway.Edge;
import io.klientela.gateway.problem.Problem;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /auth/signin?returnTo=/path} sends the browser to sign in and afterwards back to that path. */
@Component
class SignIn implements ServerOAuth2AuthorizationRequestResolver {

    static final String PATH = "/auth/signin";
    private static final String RETURN_TO = "klientela.returnTo";

    private final DefaultServerOAuth2AuthorizationRequestResolver requests;
    private final DefaultServerRedirectStrategy redirects = new DefaultServerRedirectStrategy();
    private final Edge edge;

    SignIn(ReactiveClientRegistrationRepository provider, Edge edge) {
        this.requests = new DefaultServerOAuth2AuthorizationRequestResolver(provider);
        this.edge = edge;
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        if (!exchange.getRequest().getPath().value().equals(PATH)
                || !HttpMethod.GET.equals(exchange.getRequest().getMethod())) {
            return Mono.empty();
        }
        String returnTo = exchange.getRequest().getQueryParams().getFirst("returnTo");
        if (returnTo != null && !isOwnPath(returnTo)) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, "returnTo is a path of this site, such as /deals."));
        }
        return exchange.getSession() // a state that only this browser can bring back
                .doOnNext(session -> session.getAttributes().put(RETURN_TO, returnTo == null ? "/" : returnTo))
                .then(resolve(exchange, SessionConfiguration.CLIENT));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registration) {
        return requests.resolve(exchange, registration);
    }

    Mono<Void> succeeded(WebFilterExchange at, Authentication user) {
        return at.getExchange()
                .getSession()
                .flatMap(session -> redirects.sendRedirect(
                        at.getExchange(), back(session.getAttributes().remove(RETURN_TO))));
    }

    private URI back(@Nullable Object returnTo) {
        return edge.at(returnTo instanceof String path ? path : "/");
    }

    static Problem failed(AuthenticationException failure) {
        return Problem.later(
                HttpStatus.BAD_REQUEST,
                "Sign-in did not complete. Go back and sign in again.",
                Duration.ofSeconds(1),
                failure);
    }

    /** Whether a browser that resolves this against our own address stays with us. */
    static boolean isOwnPath(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && !path.startsWith("/auth/")
                && path.length() < 2_000
                && path.chars().noneMatch(c -> c == '\\' || c <= ' ' || c == 127);
    }
}

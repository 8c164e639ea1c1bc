package io.klientela.gateway.session;

import io.klientela.gateway.problem.Problem;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Gives the service the token that belongs to the browser's session, renewed when it is about to expire. A session has
 * one renewal under way at most, because a refresh token may be good only once.
 */
@Component
public class TokenRelay implements GatewayFilter {

    private static final Set<String> OVER = Set.of(OAuth2ErrorCodes.INVALID_GRANT, "client_authorization_required");

    private final ReactiveOAuth2AuthorizedClientManager clients;
    private final ConcurrentMap<String, Mono<OAuth2AuthorizedClient>> underWay = new ConcurrentHashMap<>();

    TokenRelay(ReactiveOAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (headers.containsHeader(HttpHeaders.AUTHORIZATION) || !headers.containsHeader(HttpHeaders.COOKIE)) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .flatMap(user -> token(exchange, user))
                .map(token -> exchange.mutate()
                        .request(request -> request.headers(to -> to.setBearerAuth(token)))
                        .build())
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter);
    }

    private Mono<String> token(ServerWebExchange exchange, Authentication user) {
        return exchange.getSession()
                .flatMap(session -> underWay.computeIfAbsent(session.getId(), id -> renewed(exchange, user, id))
                        .onErrorResume(failure -> notRenewed(session, failure)))
                .map(client -> client.getAccessToken().getTokenValue());
    }

    private Mono<OAuth2AuthorizedClient> renewed(ServerWebExchange exchange, Authentication user, String id) {
        return clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(SessionConfiguration.CLIENT)
                        .principal(user)
                        .attribute(ServerWebExchange.class.getName(), exchange)
                        .build())
                .doFinally(signal -> underWay.remove(id))
                .cache();
    }

    /** Ends the session when the provider has revoked what it was built on; not when it just does not answer. */
    private static Mono<OAuth2AuthorizedClient> notRenewed(WebSession session, Throwable failure) {
        if (failure instanceof OAuth2AuthorizationException refused
                && OVER.contains(refused.getError().getErrorCode())) {
            return session.invalidate().then(Mono.error(notSignedIn()));
        }
        return Mono.error(Problem.later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The session could not be renewed because identity-service does not answer. Try again shortly.",
                Duration.ofSeconds(2),
                failure));
    }

    static Problem notSignedIn() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                "Sign in at /auth/signin, or send a token of POST /oauth2/token as 'Authorization: Bearer …'.");
    }
}

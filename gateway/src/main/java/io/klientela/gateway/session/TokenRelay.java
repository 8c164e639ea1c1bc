package io.klientela.gateway.session;

import io.klientela.gateway.problem.Problem;
import io.klientela.gateway.session.store.Sessions;
import io.klientela.gateway.session.store.StoredSession;
import io.klientela.gateway.session.store.Tokens;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives the service the token that belongs to the browser's session. One that a service does not take is renewed before
 * the next request, and with that the session ends where the provider has revoked it.
 */
@Component
public class TokenRelay implements GatewayFilter {
    private final Renewals renewals;
    private final Sessions sessions;

    TokenRelay(Renewals renewals, Sessions sessions) {
        this.renewals = renewals;
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (headers.containsHeader(HttpHeaders.AUTHORIZATION) || !headers.containsHeader(HttpHeaders.COOKIE)) {
            return chain.filter(exchange);
        }
        return exchange.getSession()
                .ofType(StoredSession.class)
                .flatMap(session -> Mono.justOrEmpty(session.tokens())
                        .flatMap(tokens -> renewals.upToDate(session.getId(), tokens))
                        .map(tokens -> with(tokens, session, exchange)))
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter);
    }

    private ServerWebExchange with(Tokens tokens, StoredSession session, ServerWebExchange exchange) {
        exchange.getResponse()
                .beforeCommit(() -> exchange.getResponse().getStatusCode() == HttpStatus.UNAUTHORIZED
                        ? sessions.spend(session.getId(), tokens)
                        : Mono.empty());
        return exchange.mutate()
                .request(request -> request.headers(to -> to.setBearerAuth(tokens.access())))
                .build();
    }

    static Problem notSignedIn() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                "Sign in at /auth/signin, or send a token of POST /oauth2/token as 'Authorization: Bearer …'.");
    }
}

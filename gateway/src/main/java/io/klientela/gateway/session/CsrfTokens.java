package io.klientela.gateway.session;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The token that belongs to a session from its sign-in to its end. */
final class CsrfTokens implements ServerCsrfTokenRepository {
    static final String HEADER = "X-CSRF-Token";
    private static final String PARAMETER = "_csrf";

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(session -> Mono.justOrEmpty(SignedIn.of(session)))
                .map(user -> new DefaultCsrfToken(HEADER, PARAMETER, user.csrf()));
    }

    /** For whoever is not signed in, and so has nothing to protect. */
    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        return Mono.fromSupplier(
                () -> new DefaultCsrfToken(HEADER, PARAMETER, UUID.randomUUID().toString()));
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
        return Mono.empty();
    }
}

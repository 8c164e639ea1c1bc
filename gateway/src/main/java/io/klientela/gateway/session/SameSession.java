package io.klientela.gateway.session;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps who is signed in up to date without giving the session a new id, as Spring's own repository does: a renewal
 * raises no rights, and other requests of the same browser are under way with the old id.
 */
final class SameSession implements ServerSecurityContextRepository {

    private static final String ATTRIBUTE =
            WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

    private final WebSessionServerSecurityContextRepository inSession = new WebSessionServerSecurityContextRepository();

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return exchange.getSession()
                .doOnNext(session -> {
                    if (context != null) {
                        session.getAttributes().put(ATTRIBUTE, context);
                    }
                })
                .then();
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return inSession.load(exchange);
    }
}

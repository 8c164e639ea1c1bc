package io.klientela.gateway.session;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Reads who is signed in from the session, and writes there who has just signed in. */
final class SessionUser implements ServerSecurityContextRepository {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CSRF_BYTES = 24;

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return exchange.getSession().doOnNext(session -> keep(session, context)).then();
    }

    private static void keep(WebSession session, @Nullable SecurityContext context) {
        if (context != null
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof OidcUser user) {
            String id = user.getName(); // the subject, as the registration says
            String name = user.getFullName() == null ? id : user.getFullName();
            new SignedIn(id, name, user.getEmail(), user.getIdToken().getTokenValue(), random()).into(session);
        }
    }

    private static String random() {
        byte[] bytes = new byte[CSRF_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(session -> Mono.justOrEmpty(SignedIn.of(session)))
                .map(user -> new SecurityContextImpl(user.authentication()));
    }
}

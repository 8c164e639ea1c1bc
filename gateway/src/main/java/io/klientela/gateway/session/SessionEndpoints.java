package io.klientela.gateway.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the web UI asks about its session. */
@RestController
class SessionEndpoints {

    private final SignOut signOut;

    SessionEndpoints(SignOut signOut) {
        this.signOut = signOut;
    }

    /** {@code {authenticated, user?: {id, name, email}, csrf?}}. */
    @GetMapping("/auth/session")
    Mono<ResponseEntity<Map<String, Object>>> session(
            @AuthenticationPrincipal @Nullable OidcUser user, ServerWebExchange exchange) {
        Mono<Map<String, Object>> body = user == null
                ? Mono.just(Map.of("authenticated", false))
                : csrf(exchange)
                        .map(csrf -> Map.of("authenticated", true, "user", described(user), "csrf", csrf.getToken()));
        return body.map(session ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session));
    }

    /** Ends the session here and at the sign-in provider. */
    @PostMapping("/auth/signout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(@AuthenticationPrincipal @Nullable OidcUser user, ServerWebExchange exchange) {
        return signOut.of(exchange, user);
    }

    private static Map<String, Object> described(OidcUser user) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", user.getSubject());
        described.put("name", user.getFullName() == null ? user.getSubject() : user.getFullName());
        if (user.getEmail() != null) {
            described.put("email", user.getEmail());
        }
        return described;
    }

    private static Mono<CsrfToken> csrf(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.empty() : token;
    }
}

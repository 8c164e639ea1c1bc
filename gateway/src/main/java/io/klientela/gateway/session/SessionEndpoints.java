package io.klientela.gateway.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the web UI asks about its session. */
@RestController
class SessionEndpoints {

    /** Where identity-service sends the browser on to the company's provider. */
    private static final String COMPANY_SIGN_OUT = "/signin/out";

    private final SignOut signOut;
    private final boolean isCompanys;

    SessionEndpoints(SignOut signOut, @Value("${klientela.oidc.issuer:}") String companysIssuer) {
        this.signOut = signOut;
        this.isCompanys = !companysIssuer.isBlank();
    }

    /** {@code {authenticated, user?: {id, name, email}, csrf?}}. */
    @GetMapping("/auth/session")
    Mono<ResponseEntity<Map<String, Object>>> session(
            @AuthenticationPrincipal @Nullable SignedIn user, ServerWebExchange exchange) {
        Mono<Map<String, Object>> body = user == null
                ? Mono.just(Map.of("authenticated", false))
                : csrf(exchange)
                        .map(csrf -> Map.of("authenticated", true, "user", described(user), "csrf", csrf.getToken()));
        return body.map(session ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session));
    }

    /** Ends the session here and at the sign-in provider; {@code {continueAt}} where the browser has to go on itself. */
    @PostMapping("/auth/signout")
    Mono<ResponseEntity<Map<String, String>>> signOut(
            @AuthenticationPrincipal @Nullable SignedIn user, ServerWebExchange exchange) {
        ResponseEntity<Map<String, String>> done = ResponseEntity.status(
                        isCompanys ? HttpStatus.OK : HttpStatus.NO_CONTENT)
                .header("Clear-Site-Data", "\"cache\"")
                .body(isCompanys ? Map.of("continueAt", COMPANY_SIGN_OUT) : null);
        return signOut.of(exchange, user).thenReturn(done);
    }

    private static Map<String, Object> described(SignedIn user) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", user.id());
        described.put("name", user.name());
        if (user.email() != null) {
            described.put("email", user.email());
        }
        return described;
    }

    private static Mono<CsrfToken> csrf(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.empty() : token;
    }
}

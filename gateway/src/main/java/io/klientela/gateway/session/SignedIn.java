package io.klientela.gateway.session;

import io.klientela.gateway.session.store.StoredSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.WebSession;
import tools.jackson.databind.json.JsonMapper;

/**
 * The person of a session, as the sign-in provider described them.
 *
 * @param idToken what the provider recognises the sign-in by
 * @param csrf what a change with this session carries beside the cookie
 */
record SignedIn(String id, String name, @Nullable String email, String idToken, String csrf) {
    private static final String ATTRIBUTE = "user";
    private static final JsonMapper JSON = JsonMapper.shared();

    static Optional<SignedIn> of(WebSession session) {
        return session instanceof StoredSession stored
                        && stored.tokens() != null
                        && stored.getAttribute(ATTRIBUTE) instanceof String written
                ? Optional.of(JSON.readValue(written, SignedIn.class))
                : Optional.empty();
    }

    void into(WebSession session) {
        session.getAttributes().put(ATTRIBUTE, JSON.writeValueAsString(this));
    }

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, List.of());
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return id;
    }
}

package io.klientela.platform.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The bearer of a token, with what the bearer may do now. */
final class SignedIn extends JwtAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;

    SignedIn(Jwt token, Actor actor) {
        super(token, List.of());
        this.actor = actor;
    }

    Actor actor() {
        return actor;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

package io.klientela.platform.security;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** The claims of an access token beyond those that every JWT has. */
public final class Claims {
    public static final String AUDIENCE = "klientela";
    public static final String NAME = "name";
    public static final String ROLES = "roles";
    public static final String TEAMS = "teams";

    /** The id of the person's session, as identity-service lists it. */
    public static final String SESSION = "sid";

    /** {@code client} for an API client; absent or anything else for a person. */
    public static final String TYPE = "typ";

    /** The OAuth client that the token was given to (RFC 9068). */
    public static final String CLIENT_ID = "client_id";

    public static final String TYPE_CLIENT = "client";
    public static final String TYPE_USER = "user";

    private Claims() {}

    static Actor actor(Jwt token) {
        String id = Objects.requireNonNull(token.getSubject(), "a token without a subject is refused earlier");
        String name = token.getClaimAsString(NAME);
        Set<String> roles = setOf(token.getClaimAsStringList(ROLES));
        Set<String> teams = setOf(token.getClaimAsStringList(TEAMS));
        return TYPE_CLIENT.equals(token.getClaimAsString(TYPE))
                ? Actor.client(id, name, roles, teams)
                : Actor.user(id, name, roles, teams);
    }

    private static Set<String> setOf(@Nullable List<String> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}

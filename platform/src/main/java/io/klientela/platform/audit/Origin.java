package io.klientela.platform.audit;

import io.klientela.platform.security.Actor;
import io.klientela.platform.security.Claims;
import io.klientela.platform.security.CurrentActor;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Where a change or a reading comes from.
 *
 * @param name the actor's name at the time
 * @param client the OAuth client through which the actor came
 */
public record Origin(@Nullable String name, @Nullable String client, Caller caller) {
    /** What other OpenID providers call it. */
    private static final String AUTHORIZED_PARTY = "azp";

    /** That of the code that runs now. */
    public static Origin current() {
        Optional<Actor> actor = CurrentActor.find();
        return new Origin(actor.map(Actor::name).orElse(null), clientId(), Caller.current());
    }

    private static @Nullable String clientId() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            String id = token.getToken().getClaimAsString(Claims.CLIENT_ID);
            return id == null ? token.getToken().getClaimAsString(AUTHORIZED_PARTY) : id;
        }
        return null;
    }

    /** Its form beside an event that waits to be published; never a part of the event. */
    public Document toDocument() {
        Document document = new Document();
        put(document, "actorName", name);
        put(document, "client", client);
        put(document, "address", caller.address());
        put(document, "agent", caller.agent());
        put(document, "reason", caller.reason());
        Via.current().ifPresent(via -> document.append("via", via.toDocument()));
        return document;
    }

    static void put(Document document, String name, @Nullable Object value) {
        if (value != null) {
            document.append(name, value instanceof String text ? Stored.text(text) : value);
        }
    }
}

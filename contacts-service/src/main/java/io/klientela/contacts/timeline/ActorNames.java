package io.klientela.contacts.timeline;

import io.klientela.contacts.timeline.TimelinePage.TimelineActor;
import io.klientela.platform.client.ApiSettings;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What those who act are called: people by the name that they have now, API clients by their id, services Klientela. */
@Component
class ActorNames {
    private static final String USER = "user:";
    private static final String SYSTEM = "system:";

    private final References references;
    private final String services;

    ActorNames(References references, ApiSettings settings) {
        this.references = references;
        this.services = "client:" + settings.serviceClient().id();
    }

    Map<String, TimelineActor> of(Collection<String> actors) {
        List<String> userIds = actors.stream()
                .filter(actor -> actor.startsWith(USER))
                .map(actor -> actor.substring(USER.length()))
                .distinct()
                .toList();
        Map<String, Reference> users = references.findAll(ReferenceType.USER, userIds);
        Map<String, TimelineActor> named = new HashMap<>();
        actors.forEach(actor -> named.put(actor, new TimelineActor(actor, name(actor, users))));
        return named;
    }

    private @Nullable String name(String actor, Map<String, Reference> users) {
        if (actor.startsWith(USER)) {
            return Optional.ofNullable(users.get(actor.substring(USER.length())))
                    .map(Reference::name)
                    .orElse(null);
        }
        return actor.startsWith(SYSTEM) || actor.equals(services)
                ? "Klientela"
                : actor.substring(actor.indexOf(':') + 1);
    }
}

package io.klientela.marketing.shared;

import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides who owns a record. A person who names no owner is it; without a team given, it is the owner's first one. */
@Component
public class Owners {
    private final References references;

    Owners(References references) {
        this.references = references;
    }

    /** @throws io.klientela.platform.web.Problem 422 where there is no such user or team */
    public Owner ofNew(@Nullable String ownerId, @Nullable String teamId) {
        Optional<Actor> person = CurrentActor.find().filter(Actor::isUser);
        if (ownerId != null || person.isEmpty()) {
            return resolve(ownerId, teamId);
        }
        // Whoever signed in exists, also where the event that says so is still on its way.
        Actor actor = person.get();
        Optional<Reference> known = references.find(ReferenceType.USER, actor.id());
        String name = known.map(Reference::name).orElse(actor.name());
        return new Owner(actor.id(), name, teamId == null ? firstTeam(known) : team(teamId));
    }

    /**
     * The owner after a change; a new owner brings the own team, unless another one is given.
     *
     * @throws io.klientela.platform.web.Problem 422 where there is no such user or team
     */
    public Owner ofChanged(Owner before, @Nullable String ownerId, @Nullable String teamId) {
        boolean sameTeam = Objects.equals(before.teamId(), teamId);
        if (!Objects.equals(before.id(), ownerId)) {
            return resolve(ownerId, ownerId != null && sameTeam ? null : teamId);
        }
        return sameTeam ? before : new Owner(before.id(), before.name(), teamId == null ? null : team(teamId));
    }

    private Owner resolve(@Nullable String ownerId, @Nullable String teamId) {
        if (ownerId == null) {
            return new Owner(null, null, teamId == null ? null : team(teamId));
        }
        Reference owner = references.require(ReferenceType.USER, ownerId, "ownerId");
        return new Owner(ownerId, owner.name(), teamId == null ? firstTeam(Optional.of(owner)) : team(teamId));
    }

    private String team(String teamId) {
        return references.require(ReferenceType.TEAM, teamId, "teamId").id();
    }

    private static @Nullable String firstTeam(Optional<Reference> owner) {
        return owner.flatMap(user -> user.teamIds().stream().findFirst()).orElse(null);
    }
}

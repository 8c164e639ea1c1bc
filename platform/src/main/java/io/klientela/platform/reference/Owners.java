package io.klientela.platform.reference;

import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who owns a record. A person who names no owner is it; without a team given, it is the owner's first one. */
public final class Owners {
    private final References references;

    /** @param references that know users and teams */
    public Owners(References references) {
        this.references = references;
    }

    /** @throws io.klientela.platform.web.Problem 422 where there is no such user or team */
    public Owner ofNew(@Nullable String ownerId, @Nullable String teamId) {
        String id = ownerId != null ? ownerId : person().map(Actor::id).orElse(null);
        return id == null ? Owner.team(known(teamId)) : user(id, teamId);
    }

    /**
     * The owner after a change; a new owner brings the own team, unless another one is given.
     *
     * @throws io.klientela.platform.web.Problem 422 where there is no such user or team
     */
    public Owner ofChanged(Owner before, @Nullable String ownerId, @Nullable String teamId) {
        boolean sameTeam = Objects.equals(before.teamId(), teamId);
        if (Objects.equals(before.id(), ownerId)) {
            return sameTeam ? before : before.inTeam(known(teamId));
        }
        return ownerId == null
                ? Owner.team(sameTeam ? before.teamId() : known(teamId))
                : user(ownerId, sameTeam ? null : teamId);
    }

    /**
     * This user, for the given team or else the own first one.
     *
     * @throws io.klientela.platform.web.Problem 422 where there is no such user or team
     */
    public Owner user(String id, @Nullable String teamId) {
        // Whoever signed in exists, also where the event that says so is still on its way.
        Optional<Actor> self = person().filter(actor -> actor.id().equals(id));
        Optional<Reference> user = self.isPresent()
                ? references.find(ReferenceType.USER, id)
                : Optional.of(references.require(ReferenceType.USER, id, "ownerId"));
        String name = user.map(Reference::name).or(() -> self.map(Actor::name)).orElse(null);
        String firstTeam =
                user.flatMap(known -> known.teamIds().stream().findFirst()).orElse(null);
        return new Owner(id, name, teamId == null ? firstTeam : known(teamId));
    }

    private @Nullable String known(@Nullable String teamId) {
        return teamId == null
                ? null
                : references.require(ReferenceType.TEAM, teamId, "teamId").id();
    }

    private static Optional<Actor> person() {
        return CurrentActor.find().filter(Actor::isUser);
    }
}

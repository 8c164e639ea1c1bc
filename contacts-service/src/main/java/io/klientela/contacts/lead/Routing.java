package io.klientela.contacts.lead;

import io.klientela.contacts.lead.Colleagues.Colleague;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides who gets a lead, and says why. */
@Component
class Routing {
    /** Who gets leads that nobody routes: sales representatives, or whoever stands in for them in a young company. */
    private static final List<String> SELLERS = List.of("sales-rep", "sales-manager", "admin");

    private final Colleagues colleagues;
    private final Turns turns;
    private final References references;

    Routing(Colleagues colleagues, Turns turns, References references) {
        this.colleagues = colleagues;
        this.turns = turns;
        this.references = references;
    }

    /** @param reason in words */
    record Assignment(Owner owner, String reason) {}

    /** @throws Problem 422 where there is no such user or team, or nobody in it */
    Assignment to(@Nullable String ownerId, @Nullable String teamId) {
        if (ownerId != null) {
            Reference owner = references.require(ReferenceType.USER, ownerId, "ownerId");
            String team = teamId == null
                    ? owner.teamIds().stream().findFirst().orElse(null)
                    : references.require(ReferenceType.TEAM, teamId, "teamId").id();
            return new Assignment(new Owner(ownerId, owner.name(), team), Leads.givenBySomebody());
        }
        if (teamId == null) {
            return amongSellers();
        }
        String name = references.require(ReferenceType.TEAM, teamId, "teamId").name();
        return among(teamId, name)
                .orElseThrow(() -> Problem.unprocessable("Nobody in the team %s can take a lead.".formatted(name))
                        .field("teamId", "has no active member"));
    }

    /** The turn of a team for what came in without a person's doing; where nobody is in it, it waits there unassigned. */
    Assignment arriving(String teamId) {
        String name =
                references.find(ReferenceType.TEAM, teamId).map(Reference::name).orElse(teamId);
        return among(teamId, name)
                .orElseGet(() -> new Assignment(
                        new Owner(null, null, teamId), "Nobody in the team %s can take it.".formatted(name)));
    }

    private Optional<Assignment> among(String teamId, String name) {
        return inTurn("team:" + teamId, colleagues.ofTeam(teamId), teamId, "of the team " + name);
    }

    private Assignment amongSellers() {
        return SELLERS.stream()
                .map(role -> inTurn("role:" + role, colleagues.ofRole(role), null, "with the role " + role))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("There is nobody who could take a lead: no active user has"
                        + " one of the roles %s.".formatted(String.join(", ", SELLERS))));
    }

    private Optional<Assignment> inTurn(String group, List<Colleague> people, @Nullable String teamId, String which) {
        if (people.isEmpty()) {
            return Optional.empty();
        }
        int turn = turns.next(group, people.size());
        Colleague next = people.get(turn);
        String reason = "In turn: number %d of %d %s %s."
                .formatted(turn + 1, people.size(), next.active() ? "active people" : "people", which);
        return Optional.of(
                new Assignment(new Owner(next.id(), next.name(), teamId == null ? next.teamId() : teamId), reason));
    }
}

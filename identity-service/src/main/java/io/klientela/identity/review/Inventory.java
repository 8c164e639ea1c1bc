package io.klientela.identity.review;

import io.klientela.events.identity.AccessDecision;
import io.klientela.events.identity.AccessReviewLineState;
import io.klientela.events.identity.AccessReviewLineState.Right;
import io.klientela.events.identity.RoleState;
import io.klientela.events.identity.TeamState;
import io.klientela.identity.role.Matrix;
import io.klientela.identity.role.RoleHolders;
import io.klientela.identity.role.RoleHolders.Holder;
import io.klientela.identity.role.Roles;
import io.klientela.identity.team.Teams;
import io.klientela.platform.aggregate.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who holds which role now, what it gives, and when that was used. */
@Component
class Inventory {
    /** What was not used for as long is likely not needed. */
    static final int UNUSED_DAYS = 90;

    private final List<RoleHolders> holders;
    private final Roles roles;
    private final Teams teams;
    private final LastUses uses;

    Inventory(List<RoleHolders> holders, Roles roles, Teams teams, LastUses uses) {
        this.holders = holders;
        this.roles = roles;
        this.teams = teams;
        this.uses = uses;
    }

    private record Known(
            Map<String, RoleState> roles,
            Map<String, String> teams,
            Map<String, Map<String, LocalDate>> uses,
            Instant notedSince) {}

    /** A line for each role of everybody, in no order. */
    List<AccessReviewLineState> lines(String reviewId, Stamp stamp) {
        Known known = new Known(
                roles.all().stream().collect(Collectors.toMap(RoleState::id, role -> role)),
                teams.all().stream().collect(Collectors.toMap(TeamState::id, TeamState::name)),
                uses.all(),
                uses.notedSince());
        List<AccessReviewLineState> lines = new ArrayList<>();
        holders.forEach(some -> some.all()
                .forEach(holder -> holder.roles()
                        .forEach(role -> lines.add(line(reviewId, some.type(), holder, role, known, stamp)))));
        return lines;
    }

    private static AccessReviewLineState line(
            String reviewId, String type, Holder holder, String roleId, Known known, Stamp stamp) {
        RoleState role = known.roles().get(roleId);
        String roleName = role == null ? roleId : role.name();
        Map<String, LocalDate> days = known.uses().getOrDefault(type + ":" + holder.id(), Map.of());
        LocalDate today = LocalDate.ofInstant(stamp.at(), ZoneOffset.UTC);
        LocalDate old = today.minusDays(UNUSED_DAYS);
        boolean couldHave = !dayOf(known.notedSince()).isAfter(old)
                && !dayOf(holder.since()).isAfter(old);
        List<Right> rights = (role == null ? Stream.<Matrix.Right>empty() : Matrix.rights(role.permissions()).stream())
                .map(right -> right(right, days.get(LastUses.right(right.resource(), right.action())), old, couldHave))
                .toList();
        long unused = rights.stream().filter(Right::unused).count();
        return new AccessReviewLineState(
                id(reviewId, type, holder.id(), roleId),
                holder.name() + " – " + roleName,
                reviewId,
                type,
                holder.id(),
                holder.name(),
                holder.active(),
                roleId,
                roleName,
                holder.teamIds().stream()
                        .map(team -> known.teams().getOrDefault(team, team))
                        .toList(),
                rights,
                latest(rights),
                unused,
                !rights.isEmpty() && unused == rights.size(),
                AccessDecision.OPEN,
                null,
                null,
                null,
                null,
                null,
                false,
                stamp.at(),
                stamp.by(),
                stamp.at());
    }

    private static Right right(Matrix.Right right, @Nullable LocalDate lastUsed, LocalDate old, boolean couldHave) {
        boolean unused = lastUsed == null ? couldHave : lastUsed.isBefore(old);
        return new Right(right.resource(), right.action(), right.scope(), lastUsed, unused);
    }

    private static @Nullable LocalDate latest(List<Right> rights) {
        return rights.stream()
                .flatMap(right -> Stream.ofNullable(right.lastUsedOn()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String id(String reviewId, String type, String holder, String role) {
        return UUID.nameUUIDFromBytes(
                        String.join(" ", reviewId, type, holder, role).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}

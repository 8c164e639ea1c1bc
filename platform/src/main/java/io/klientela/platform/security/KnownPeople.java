package io.klientela.platform.security;

import io.klientela.events.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * People in memory, learned from their events: a role or a team counts from the moment that it is given or taken, not
 * only from the next token on.
 */
final class KnownPeople implements PeopleDirectory, Learner {
    private static final String DELETED = "klientela.identity.user.deleted.";
    private static final String SEEN_AS = "klientela.identity.user.seen-as.";
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Known(
            long sequence, @Nullable String name, List<String> roles, List<String> teamIds, boolean mayAct) {}

    /** The part of a user event that matters here. */
    private record Learned(
            State state, @Nullable String by, @Nullable Instant until) {

        private record State(
                @Nullable String name,
                @Nullable List<String> roles,
                @Nullable List<String> teamIds,
                @Nullable String status) {}
    }

    private record Viewing(String userId, String by) {}

    private final KnownTeams teams;
    private final Clock clock;
    private final Map<String, Known> people = new ConcurrentHashMap<>();
    private final Map<Viewing, Instant> viewings = new ConcurrentHashMap<>();

    KnownPeople(KnownTeams teams, Clock clock) {
        this.teams = teams;
        this.clock = clock;
    }

    @Override
    public Optional<Colleague> find(String userId) {
        return Optional.ofNullable(people.get(userId))
                .map(known -> new Colleague(
                        userId,
                        known.name(),
                        Set.copyOf(known.roles()),
                        teams.withAllBelow(known.teamIds()),
                        known.mayAct()));
    }

    @Override
    public boolean isSeenBy(String userId, Actor viewer) {
        Instant until = viewings.get(new Viewing(userId, viewer.wire()));
        return until != null && clock.instant().isBefore(until);
    }

    @Override
    public String topic() {
        return Topics.USERS;
    }

    @Override
    public void learn(String userId, @Nullable String type, long sequence, byte @Nullable [] value) {
        if (value == null) {
            people.put(userId, new Known(Long.MAX_VALUE, null, List.of(), List.of(), false));
            return;
        }
        Learned learned = JSON.readValue(value, Learned.class);
        if (type != null && type.startsWith(SEEN_AS) && learned.by() != null && learned.until() != null) {
            viewings.values().removeIf(until -> until.isBefore(clock.instant()));
            viewings.put(new Viewing(userId, learned.by()), learned.until());
        }
        Learned.State state = learned.state();
        if (state.status() == null) {
            return; // not told by identity-service, which always says it
        }
        boolean mayAct = !state.status().equals("disabled") && (type == null || !type.startsWith(DELETED));
        Known now = new Known(sequence, state.name(), copy(state.roles()), copy(state.teamIds()), mayAct);
        people.merge(userId, now, (old, newer) -> newer.sequence() > old.sequence() ? newer : old);
    }

    private static List<String> copy(@Nullable List<String> some) {
        return some == null ? List.of() : List.copyOf(some);
    }
}

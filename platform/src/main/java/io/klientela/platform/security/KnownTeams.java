package io.klientela.platform.security;

import io.klientela.events.Topics;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The tree of teams in memory, learned from their events. */
final class KnownTeams implements Learner {
    private static final String DELETED = "klientela.identity.team.deleted.";
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Known(long sequence, @Nullable String parentId, boolean deleted) {}

    private record Learned(State state) {
        private record State(@Nullable String parentId) {}
    }

    private final Map<String, Known> teams = new ConcurrentHashMap<>();
    /** What is below each team; forgotten with each change of the tree. */
    private final Map<String, Set<String>> below = new ConcurrentHashMap<>();

    /** These teams and every team below them. */
    Set<String> withAllBelow(Collection<String> ids) {
        Set<String> all = new TreeSet<>();
        ids.forEach(id -> all.addAll(below.computeIfAbsent(id, this::reached)));
        return all;
    }

    private Set<String> reached(String id) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(Set.of(id));
        while (!next.isEmpty()) {
            String team = next.remove();
            if (reached.add(team)) {
                teams.forEach((other, known) -> {
                    if (!known.deleted() && team.equals(known.parentId())) {
                        next.add(other);
                    }
                });
            }
        }
        return reached;
    }

    @Override
    public String topic() {
        return Topics.TEAMS;
    }

    @Override
    public void learn(String teamId, @Nullable String type, long sequence, byte @Nullable [] value) {
        boolean deleted = value == null || (type != null && type.startsWith(DELETED));
        String parent = value == null
                ? null
                : JSON.readValue(value, Learned.class).state().parentId();
        Known now = new Known(value == null ? Long.MAX_VALUE : sequence, parent, deleted);
        teams.merge(teamId, now, (old, newer) -> newer.sequence() > old.sequence() ? newer : old);
        below.clear();
    }
}

package io.klientela.platform.usage;

import io.klientela.events.EventTypes;
import io.klientela.events.platform.RightsUsedEvent;
import io.klientela.events.platform.RightsUsedState;
import io.klientela.platform.Json;
import io.klientela.platform.Trace;
import io.klientela.platform.outbox.OutboxEntry;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.RightUses;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Keeps in memory what is used today, and stores and publishes only what is new today: however many requests there are,
 * a right costs one write for each who uses it, service and day. What a crash loses is noted with the next use.
 */
final class RightNotes implements RightUses, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RightNotes.class);
    private static final int MOST_REMEMBERED = 50_000;
    private static final long DAY_MILLIS = 86_400_000;

    private final String service;
    private final StoredRights stored;
    private final BiConsumer<String, OutboxEntry> publish;
    private final Clock clock;
    private final Map<String, Map<String, Long>> today = new ConcurrentHashMap<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /** @param publish takes a key and its event, and returns once the broker has it */
    RightNotes(String service, StoredRights stored, BiConsumer<String, OutboxEntry> publish, Clock clock) {
        this.service = service;
        this.stored = stored;
        this.publish = publish;
        this.clock = clock;
    }

    @Override
    public void used(Actor actor, String resource, String action) {
        if (actor.isSystem()) {
            return;
        }
        Long day = clock.millis() / DAY_MILLIS;
        String who = actor.wire();
        Map<String, Long> rights = today.computeIfAbsent(who, one -> new ConcurrentHashMap<>());
        String right = StoredRights.name(resource, action);
        if (!day.equals(rights.get(right))) {
            rights.put(right, day);
            waiting.add(who);
        }
    }

    @Scheduled(
            initialDelayString = "${klientela.rights-noted-every:60s}",
            fixedDelayString = "${klientela.rights-noted-every:60s}")
    void note() {
        for (String who : List.copyOf(waiting)) {
            waiting.remove(who);
            try {
                note(who);
            } catch (RuntimeException e) {
                waiting.add(who);
                log.warn("which rights are used is noted later: {}", e.toString());
                return;
            }
        }
        if (today.size() > MOST_REMEMBERED) {
            today.clear(); // noted once more today by those who come again
        }
    }

    private void note(String who) {
        Map<String, Long> rights = today.getOrDefault(who, Map.of());
        Map<String, LocalDate> days = rights.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> LocalDate.ofEpochDay(one.getValue())));
        StoredRights.Noted noted = stored.note(who, days, clock.instant());
        publish.accept(service + ":" + who, event(who, noted));
    }

    private OutboxEntry event(String who, StoredRights.Noted noted) {
        String key = service + ":" + who;
        RightsUsedState state = new RightsUsedState(key, who, service, who, noted.rights(), noted.since(), noted.at());
        return new OutboxEntry(
                UUID.nameUUIDFromBytes((key + " " + noted.version()).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                EventTypes.nameOf(RightsUsedEvent.Noted.class),
                noted.version(),
                noted.at(),
                Actor.system(service + "-service").wire(),
                Trace.current(),
                Json.mapper().writeValueAsString(new RightsUsedEvent.Noted(state)),
                null);
    }

    @Override
    public void close() {
        note();
    }
}

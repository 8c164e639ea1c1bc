package io.klientela.automation.event;

import io.klientela.events.EventTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every type of event that rules and webhooks can follow. */
@Component
public class EventKinds {
    private final Map<String, EventKind> byType = new TreeMap<>();

    EventKinds() {
        EventTypes.all().forEach(event -> {
            EventKind kind = EventKind.of(event.asSubclass(Record.class));
            byType.put(kind.type(), kind);
        });
    }

    public Collection<EventKind> all() {
        return byType.values();
    }

    public Optional<EventKind> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** Those that one of the patterns means: a type, or the beginning of types with {@code *} behind it. */
    public List<EventKind> matching(Collection<String> patterns) {
        List<EventKind> matching = new ArrayList<>();
        byType.values().stream()
                .filter(kind -> patterns.stream().anyMatch(pattern -> matches(pattern, kind.type())))
                .forEach(matching::add);
        return matching;
    }

    public static boolean matches(String pattern, String type) {
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(type);
    }

    public Set<String> topics() {
        return byType.values().stream().map(EventKind::topic).collect(Collectors.toUnmodifiableSet());
    }
}

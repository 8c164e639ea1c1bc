package io.klientela.platform.outbox;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The outboxes of a service. */
public final class Outboxes {
    private final Map<String, Outbox> byCollection;

    public Outboxes(Collection<Outbox> outboxes) {
        byCollection =
                outboxes.stream().collect(Collectors.toUnmodifiableMap(Outbox::collectionName, Function.identity()));
    }

    Map<String, Outbox> byCollection() {
        return byCollection;
    }
}

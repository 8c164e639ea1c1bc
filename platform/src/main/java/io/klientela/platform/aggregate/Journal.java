package io.klientela.platform.aggregate;

import io.klientela.events.FieldChange;
import io.klientela.platform.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells what bulk writes of this thread are about to do to records, so that it can be taken back, or told after a crash. */
public final class Journal {
    private static final ScopedValue<Consumer<List<Entry>>> CURRENT = ScopedValue.newInstance();

    /** @param created the record was not there before; else its changed fields, by name */
    public record Entry(String collection, String id, boolean created, Map<String, FieldChange> changes) {}

    private Journal() {}

    /** Does some work. @param before is told of each bulk write before it is made */
    public static <T> T during(Consumer<List<Entry>> before, Supplier<T> work) {
        return ScopedValue.where(CURRENT, before).call(work::get);
    }

    static void tell(String collection, Collection<? extends Aggregate<?>> aggregates) {
        if (CURRENT.isBound()) {
            CURRENT.get()
                    .accept(aggregates.stream()
                            .map(aggregate -> entry(collection, aggregate))
                            .toList());
        }
    }

    private static Entry entry(String collection, Aggregate<?> aggregate) {
        Map<String, FieldChange> changes = new LinkedHashMap<>();
        Object before = aggregate.loadedState();
        if (before != null) {
            changes.putAll(Json.changes(before, aggregate.state()));
        }
        boolean created = before == null || aggregate.isReturned();
        return new Entry(collection, aggregate.id(), created, changes);
    }
}

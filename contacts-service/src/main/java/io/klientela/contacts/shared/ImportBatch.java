package io.klientela.contacts.shared;

import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Predecessors;
import io.klientela.platform.imports.RowOutcome;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that some rows of an import are about: looked up in one query, written in one bulk write. A row that
 * comes twice finds what its first occurrence made.
 */
public final class ImportBatch<A extends Aggregate<?>> {
    private final Aggregates<A, ?> aggregates;
    private final Predecessors<A, ?> gone;
    private final Map<String, A> byKey;
    private final Set<A> touched = new LinkedHashSet<>();
    private final List<RowOutcome> outcomes = new ArrayList<>();
    private final List<@Nullable A> writtenByRow = new ArrayList<>();
    private @Nullable A current;

    /** @param gone deleted ones. @param stored those that are there, by natural key */
    public ImportBatch(Aggregates<A, ?> aggregates, Predecessors<A, ?> gone, Map<String, A> stored) {
        this.aggregates = aggregates;
        this.gone = gone;
        this.byKey = new HashMap<>(stored);
    }

    /** Applies the next row; a refusal is its outcome. */
    public void apply(Supplier<RowOutcome> row) {
        current = null;
        try {
            outcomes.add(row.get());
        } catch (Problem e) {
            if (e.status().is5xxServerError()) {
                throw e;
            }
            outcomes.add(RowOutcome.refused(e));
        }
        writtenByRow.add(current);
    }

    public @Nullable A find(String key) {
        return byKey.get(key);
    }

    /** Under which what is created for a key has to be created: that of one that was deleted, or a new one. */
    public String idFor(String key) {
        return gone.idFor(key);
    }

    public RowOutcome created(String key, A aggregate) {
        byKey.put(key, gone.made(key, aggregate));
        touch(aggregate);
        return RowOutcome.created();
    }

    /** @param change records nothing where the row says nothing new */
    public RowOutcome changed(A aggregate, Runnable change) {
        long before = aggregate.version();
        change.run();
        if (aggregate.version() == before) {
            return RowOutcome.unchanged();
        }
        touch(aggregate);
        return RowOutcome.updated();
    }

    private void touch(A aggregate) {
        touched.add(aggregate);
        current = aggregate;
    }

    /** Writes everything; the outcome of each row, in order. What another writer was faster with is tried again later. */
    public List<RowOutcome> save() {
        Set<String> failed = aggregates.saveAll(touched);
        for (int row = 0; row < outcomes.size(); row++) {
            A written = writtenByRow.get(row);
            if (written != null && failed.contains(written.id())) {
                outcomes.set(row, RowOutcome.unresolved("", "somebody else changes this record at the same time"));
            }
        }
        return List.copyOf(outcomes);
    }
}

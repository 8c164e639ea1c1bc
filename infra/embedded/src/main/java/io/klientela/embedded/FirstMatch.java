package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries the `$match` that begins an aggregation to the collection it reads, so that an index can answer it. */
final class FirstMatch {

    private static final ScopedValue<AtomicReference<@Nullable Document>> CURRENT = ScopedValue.newInstance();

    private FirstMatch() {}

    static Document during(Document aggregate, Supplier<Document> command) {
        var match = new AtomicReference<@Nullable Document>(beginningOf(aggregate.get("pipeline")));
        return ScopedValue.where(CURRENT, match).call(command::get);
    }

    /** The match, for the first who asks. */
    static @Nullable Document take() {
        return CURRENT.isBound() ? CURRENT.get().getAndSet(null) : null;
    }

    private static @Nullable Document beginningOf(@Nullable Object pipeline) {
        return pipeline instanceof List<?> stages
                        && !stages.isEmpty()
                        && stages.getFirst() instanceof Document stage
                        && stage.get("$match") instanceof Document match
                ? match
                : null;
    }
}

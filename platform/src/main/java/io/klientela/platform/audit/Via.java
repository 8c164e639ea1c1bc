package io.klientela.platform.audit;

import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a change is a part of, as the audit trail tells it beside the actor.
 *
 * @param kind {@code import}, {@code bulk}, {@code lead}, {@code form}, {@code rule}; with {@code undo-} before it where that is taken back
 * @param id of the import, bulk change, lead, form or rule
 * @param name what people call it, where they do
 */
public record Via(String kind, String id, @Nullable String name) {
    public static final String UNDO = "undo-";

    private static final ScopedValue<Via> CURRENT = ScopedValue.newInstance();

    /** The same, taken back. */
    public Via undone() {
        return new Via(UNDO + kind, id, name);
    }

    /** Does some work, whose changes are a part of this. */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** What the code that runs now is a part of. */
    public static Optional<Via> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** As it stands in the content of an entry. */
    public static @Nullable Via of(Document content) {
        return content.get("via") instanceof Document via
                ? new Via(via.getString("kind"), via.getString("id"), via.getString("name"))
                : null;
    }

    Document toDocument() {
        Document document = new Document("kind", kind).append("id", id);
        Origin.put(document, "name", name);
        return document;
    }
}

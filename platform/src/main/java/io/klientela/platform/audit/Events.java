package io.klientela.platform.audit;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the log says of an event. */
public final class Events {
    private Events() {}

    /**
     * @param data the event's data, which loses its {@code state}
     * @param origin what was noted beside the event, with its {@code changes} where there was a state before it
     */
    public static Document content(ObjectNode data, Document origin) {
        JsonNode state = data.remove("state");
        Document content = new Document(origin);
        if (!origin.containsKey(Entries.CHANGES)) {
            List<Document> changes = Changes.between((@Nullable JsonNode) null, state);
            content.append(Entries.CHANGES, changes);
        }
        if (state != null && state.path("name").isString()) {
            content.append("recordName", Stored.text(state.path("name").stringValue()));
        }
        return content.append("what", Stored.object(data));
    }

    /**
     * What the log says of a decision about what is no aggregate.
     *
     * @param what it says; a list of {@link Changes} and a {@code name} in it stand where an event has its own
     */
    public static Document decided(Document what, Document origin) {
        Document said = new Document(what);
        Document content = new Document(origin);
        if (said.get(Entries.CHANGES) instanceof List<?> changes) {
            content.append(Entries.CHANGES, changes);
            said.remove(Entries.CHANGES);
        }
        if (said.get("name") instanceof String name) {
            content.append("recordName", Stored.text(name));
            said.remove("name");
        }
        return content.append("what", said);
    }
}

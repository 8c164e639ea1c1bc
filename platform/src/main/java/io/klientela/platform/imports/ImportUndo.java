package io.klientela.platform.imports;

import com.mongodb.client.model.Filters;
import io.klientela.events.FieldChange;
import io.klientela.events.State;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes back what imports did to the records of one kind.
 *
 * @param delete what deletes a record
 * @param replace what gives a record an earlier state; records nothing where nothing differs
 */
public record ImportUndo<A extends Aggregate<S>, S extends State>(
        Aggregates<A, S> aggregates, Consumer<A> delete, BiConsumer<A, S> replace) {

    /** @param kept why something stays as it is, one reason for each field or for the whole record */
    record Outcome(boolean undone, List<String> kept) {
        private static Outcome done() {
            return new Outcome(true, List.of());
        }

        private static Outcome nothing() {
            return new Outcome(false, List.of());
        }
    }

    String collection() {
        return aggregates.type().collection();
    }

    /** @param since when the import was over: what was changed later is somebody's own work */
    Outcome delete(String id, Instant since) {
        List<A> found = aggregates.findAll(Filters.eq("_id", id));
        if (found.isEmpty()) {
            return Outcome.nothing();
        }
        JsonNode updatedAt = tree(found.getFirst()).get("updatedAt");
        if (updatedAt != null && Instant.parse(updatedAt.asString()).isAfter(since)) {
            return new Outcome(false, List.of("was changed after the import"));
        }
        try {
            return change(id, delete) ? Outcome.done() : Outcome.nothing();
        } catch (Problem e) {
            return refused(e);
        }
    }

    Outcome restore(String id, Map<String, FieldChange> changes) {
        try {
            return restored(id, changes);
        } catch (Problem e) {
            return refused(e);
        }
    }

    private Outcome restored(String id, Map<String, FieldChange> changes) {
        List<String> kept = new ArrayList<>();
        boolean there = change(id, aggregate -> {
            kept.clear();
            ObjectNode state = tree(aggregate);
            changes.forEach((field, change) -> {
                JsonNode now = state.get(field);
                JsonNode after = Json.mapper().valueToTree(change.after());
                // As text: a store may have made a long of an int.
                boolean same = (now == null || now.isNull())
                        ? after.isNull()
                        : now.toString().equals(after.toString());
                JsonNode before = Json.mapper().valueToTree(change.before());
                if (same) {
                    state.set(field, before);
                } else if (now == null || !now.toString().equals(before.toString())) {
                    kept.add(field + " was changed after the import");
                }
            });
            replace.accept(
                    aggregate,
                    Json.mapper().treeToValue(state, aggregates.type().stateClass()));
        });
        return there ? new Outcome(true, kept) : Outcome.nothing();
    }

    private static Outcome refused(Problem e) {
        if (e.status().is5xxServerError()) {
            throw e;
        }
        return new Outcome(false, List.of(e.detail()));
    }

    private static ObjectNode tree(Aggregate<?> aggregate) {
        return Json.mapper().valueToTree(aggregate.state());
    }

    private boolean change(String id, Consumer<A> command) {
        try {
            aggregates.change(id, null, command);
            return true;
        } catch (Problem e) {
            if (e.status() == HttpStatus.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}

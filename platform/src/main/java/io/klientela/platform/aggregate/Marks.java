package io.klientela.platform.aggregate;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.klientela.events.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is found out from a record's state and noted beside it, in the same write.
 *
 * @param place where documents keep it
 * @param shown what of it lists show, filter and sort by; hidden from whoever does not see all fields of the state
 * @param of the notes on a state; null where there is nothing to note
 */
public record Marks<S extends State>(String place, Class<? extends Record> shown, Function<S, @Nullable Document> of) {

    /**
     * Notes it again, outside the history of the records. Each is left alone that is at another version by now, or of which
     * something else is noted: whoever did that has seen to it.
     *
     * @param notes by the documents that they were found out from
     */
    public void note(Aggregates<?, S> records, Map<Document, Document> notes) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        notes.forEach((document, note) -> writes.add(new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", document.get("_id")),
                        Filters.eq("version", document.get("version")),
                        Filters.eq(place, document.get(place))),
                Updates.set(place, note))));
        if (!writes.isEmpty()) {
            records.collection().bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }
}

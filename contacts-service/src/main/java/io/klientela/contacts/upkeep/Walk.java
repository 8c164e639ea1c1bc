package io.klientela.contacts.upkeep;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.contacts.quality.Verdict;
import io.klientela.platform.aggregate.Aggregates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Goes through many records for what is noted of them, a part at a time. */
final class Walk {
    private static final int BATCH = 10_000;

    private Walk() {}

    /** @param each is given name, owner and what is noted */
    static void through(Aggregates<?, ?> records, Bson matching, Consumer<Document> each) {
        String after = "";
        List<Document> batch;
        do {
            batch = records.collection()
                    .find(Filters.and(Filters.gt("_id", after), matching))
                    .sort(Sorts.ascending("_id"))
                    .projection(Projections.include("state.name", "state.ownerId", "state.ownerName", Verdict.PLACE))
                    .limit(BATCH)
                    .into(new ArrayList<>());
            batch.forEach(each);
            after = batch.isEmpty() ? after : batch.getLast().getString("_id");
        } while (batch.size() == BATCH);
    }
}

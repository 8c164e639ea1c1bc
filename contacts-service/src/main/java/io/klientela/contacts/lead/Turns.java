package io.klientela.contacts.lead;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Whose turn it is: a counter for each group, so that those who ask at once get different answers. */
@Component
class Turns {
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> turns;

    Turns(MongoDatabase database) {
        this.turns = database.getCollection("turns");
    }

    /** The next place in a group of the given size, from 0. */
    int next(String group, int size) {
        try {
            return Math.floorMod(count(group), size);
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != DUPLICATE_KEY) {
                throw e;
            }
            // Two were the first at once, and only one of them could make the counter.
            return Math.floorMod(count(group), size);
        }
    }

    private long count(String group) {
        Document turn = turns.findOneAndUpdate(
                Filters.eq(group),
                Updates.inc("taken", 1L),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(turn).getLong("taken") - 1;
    }
}

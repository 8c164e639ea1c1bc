package io.klientela.ticketing.ticket;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.start.StartupTask;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Counts tickets, from 1001, for all instances; what fails after it took a number leaves a gap. */
@Component
public class TicketNumbers implements StartupTask {
    private static final String ID = "ticket";
    private static final long FIRST = 1001;

    private final MongoCollection<Document> counters;

    TicketNumbers(MongoDatabase database) {
        counters = database.getCollection("counters");
    }

    @Override
    public void run() {
        counters.updateOne(
                Filters.eq("_id", ID), Updates.setOnInsert("value", FIRST - 1), new UpdateOptions().upsert(true));
    }

    public long next() {
        Document counted = counters.findOneAndUpdate(
                Filters.eq("_id", ID),
                Updates.inc("value", 1L),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(counted, "the counter is made at start").getLong("value");
    }
}

package io.klientela.identity.desk;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.security.CurrentActor;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The desks of all people, each to be seen by nobody else; nothing of them is published. */
@Component
class Desks {
    static final String FAVOURITES = "favourites";
    static final String RECENT = "recent";
    static final String PINS = "pins";
    static final String DEFAULTS = "defaults";
    private static final int MOST_FAVOURITES = 200;
    private static final int MOST_RECENT = 30;
    private static final int MOST_DEFAULTS = 50;

    private final MongoCollection<Document> desks;
    private final Clock clock;

    Desks(MongoDatabase database, Clock clock) {
        this.desks = database.getCollection("desks");
        this.clock = clock;
    }

    Desk mine() {
        return Desk.of(desks.find(owner()).first());
    }

    void favour(String resource, String id, String name) {
        putFirst(FAVOURITES, entry(resource, id, name), entryOf(resource, id), MOST_FAVOURITES);
    }

    void forget(String resource, String id) {
        desks.updateOne(owner(), Updates.pull(FAVOURITES, entryOf(resource, id)));
    }

    void seen(String resource, String id, String name) {
        putFirst(RECENT, entry(resource, id, name), entryOf(resource, id), MOST_RECENT);
    }

    void pin(List<String> views) {
        update(Updates.set(PINS, views.stream().distinct().toList()));
    }

    /** @param view null for the list's own */
    void openWith(String list, @Nullable String view) {
        Document of = new Document("list", list);
        if (view == null) {
            desks.updateOne(owner(), Updates.pull(DEFAULTS, of));
        } else {
            putFirst(DEFAULTS, new Document(of).append("view", view), of, MOST_DEFAULTS);
        }
    }

    private void putFirst(String field, Document entry, Bson same, int most) {
        desks.updateOne(owner(), Updates.pull(field, same));
        update(Updates.pushEach(
                field, List.of(entry), new PushOptions().position(0).slice(most)));
    }

    private void update(Bson update) {
        desks.updateOne(owner(), update, new UpdateOptions().upsert(true));
    }

    private Document entry(String resource, String id, String name) {
        return new Document("resource", resource)
                .append("id", id)
                .append("name", name)
                .append("at", Date.from(clock.instant()));
    }

    private static Document entryOf(String resource, String id) {
        return new Document("resource", resource).append("id", id);
    }

    private static Bson owner() {
        return Filters.eq("_id", CurrentActor.get().wire());
    }
}

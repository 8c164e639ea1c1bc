package io.klientela.contacts.email;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What mails say. It is not in their events, which everybody reads who follows the topic. */
@Component
class Bodies {
    private static final int LONGEST_TEXT = 500_000;
    private static final int LONGEST_HTML = 1_000_000;

    private final MongoCollection<Document> bodies;

    Bodies(MongoDatabase database) {
        this.bodies = database.getCollection("email_bodies");
    }

    /** @param html harmless to show */
    record Body(String text, @Nullable String html) {}

    /** Keeps a body, once by its mail's id; HTML that is too long is left out, as half of it would not be HTML. */
    void keep(String emailId, Body body) {
        String html = body.html();
        bodies.replaceOne(
                Filters.eq("_id", emailId),
                new Document("_id", emailId)
                        .append("text", limited(body.text()))
                        .append("html", html == null || html.length() > LONGEST_HTML ? null : html),
                new ReplaceOptions().upsert(true));
    }

    private static String limited(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    Optional<Body> find(String emailId) {
        return Optional.ofNullable(bodies.find(Filters.eq("_id", emailId)).first())
                .map(found -> new Body(found.getString("text"), found.getString("html")));
    }

    void delete(String emailId) {
        bodies.deleteOne(Filters.eq("_id", emailId));
    }
}

package io.klientela.automation.notification;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The settings of each person. */
@Component
class Preferences {
    private final MongoCollection<Document> collection;

    Preferences(MongoDatabase database) {
        collection = database.getCollection("notification_settings");
    }

    NotificationSettings of(String userId) {
        Document stored = collection.find(Filters.eq("_id", userId)).first();
        return stored == null ? NotificationSettings.DEFAULT : settings(stored);
    }

    void put(String userId, NotificationSettings settings) {
        Document document = new Document("_id", userId)
                .append("muted", List.copyOf(settings.muted()))
                .append("digest", settings.digest().name())
                .append("timeZone", settings.timeZone());
        collection.replaceOne(Filters.eq("_id", userId), document, new ReplaceOptions().upsert(true));
    }

    /** Those who want digests. */
    Map<String, NotificationSettings> withDigest() {
        Map<String, NotificationSettings> found = new HashMap<>();
        collection
                .find(Filters.ne("digest", NotificationSettings.Digest.OFF.name()))
                .forEach(document -> found.put(document.getString("_id"), settings(document)));
        return found;
    }

    private static NotificationSettings settings(Document stored) {
        return new NotificationSettings(
                Set.copyOf(stored.getList("muted", String.class, List.of())),
                NotificationSettings.Digest.valueOf(stored.getString("digest")),
                stored.getString("timeZone"));
    }
}

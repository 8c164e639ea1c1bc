package io.klientela.contacts.invitation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import io.klientela.platform.start.StartupTask;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The e-mail addresses of the people who work here. */
@Component
class InvitedUsers implements Projection, StartupTask {
    private static final String EMAIL = "email";

    private final MongoCollection<Document> collection;
    private final ReadModel model;

    InvitedUsers(MongoDatabase database) {
        this.collection = database.getCollection("invited_users");
        this.model = new ReadModel(collection);
    }

    private record User(@Nullable String email) {}

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending(EMAIL));
    }

    @Override
    public String name() {
        return "invited-users";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.USERS);
    }

    @Override
    public void apply(List<Received> events) {
        model.apply(events, event -> {
            String email = event.isDeletion() ? null : event.state(User.class).email();
            return new Document(EMAIL, email == null ? null : email.toLowerCase(Locale.ROOT));
        });
    }

    @Override
    public void clear() {
        model.clear();
    }

    /** Whose they are, by user id. */
    Map<String, String> among(Collection<String> emails) {
        Map<String, String> found = new HashMap<>();
        collection
                .find(Filters.in(EMAIL, emails))
                .forEach(user -> found.put(user.getString("_id"), user.getString(EMAIL)));
        return found;
    }
}

package io.klientela.contacts.shared;

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
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The e-mail addresses of the people who work here, in lower case. */
@Component
public class UserAddresses implements Projection, StartupTask {
    private static final String EMAIL = "email";

    private final MongoCollection<Document> collection;
    private final ReadModel model;

    UserAddresses(MongoDatabase database) {
        this.collection = database.getCollection("user_addresses");
        this.model = new ReadModel(collection);
    }

    private record User(@Nullable String email) {}

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending(EMAIL));
    }

    @Override
    public String name() {
        return "user-addresses";
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

    public boolean isOf(@Nullable String address) {
        return address != null && collection.countDocuments(Filters.eq(EMAIL, address)) > 0;
    }

    public Optional<String> of(String userId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", userId)).first())
                .map(found -> found.getString(EMAIL));
    }

    /** Whose some addresses are, by user id. */
    public Map<String, String> among(Collection<String> addresses) {
        Map<String, String> found = new HashMap<>();
        collection
                .find(Filters.in(EMAIL, addresses))
                .forEach(user -> found.put(user.getString("_id"), user.getString(EMAIL)));
        return found;
    }
}

package io.klientela.contacts.mailbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import io.klientela.platform.start.StartupTask;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The addresses of colleagues. Of those who are gone no mailbox is read any more. */
@Component
class UserAddresses implements Projection, StartupTask {
    private static final String EMAIL = "email";

    private final MongoCollection<Document> collection;
    private final ReadModel model;
    private final Mailboxes mailboxes;

    UserAddresses(MongoDatabase database, Mailboxes mailboxes) {
        this.collection = database.getCollection("user_addresses");
        this.model = new ReadModel(collection);
        this.mailboxes = mailboxes;
    }

    private record User(@Nullable String email, @Nullable String status) {}

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
            String email = event.state(User.class).email();
            return new Document(EMAIL, email == null ? null : email.toLowerCase(Locale.ROOT));
        });
        events.stream().filter(UserAddresses::isGone).forEach(event -> mailboxes.pause(event.key(), true));
    }

    private static boolean isGone(Received event) {
        return event.isDeletion() || "disabled".equals(event.state(User.class).status());
    }

    @Override
    public void clear() {
        model.clear();
    }

    boolean isOf(@Nullable String address) {
        return address != null && collection.countDocuments(Filters.eq(EMAIL, address)) > 0;
    }

    Optional<String> of(String userId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", userId)).first())
                .map(found -> found.getString(EMAIL));
    }
}

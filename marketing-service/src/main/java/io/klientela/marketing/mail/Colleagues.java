package io.klientela.marketing.mail;

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
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The addresses of those who work here; a view of the events of users. */
@Component
class Colleagues implements Projection, StartupTask {
    private static final String EMAIL = "email";

    private final ReadModel model;

    Colleagues(MongoDatabase database) {
        this.model = new ReadModel(database.getCollection("colleagues"));
    }

    private record User(@Nullable String email, @Nullable String status) {}

    @Override
    public void run() {
        model.collection().createIndex(Indexes.ascending(EMAIL));
    }

    @Override
    public String name() {
        return "colleagues";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.USERS);
    }

    @Override
    public void apply(List<Received> events) {
        model.apply(events, Colleagues::row);
    }

    private static Document row(Received event) {
        User user = event.state(User.class);
        boolean gone = event.isDeletion() || "disabled".equals(user.status());
        return new Document(EMAIL, user.email() == null || gone ? null : normal(user.email()));
    }

    /** Whether somebody who may sign in reads this address. */
    boolean have(String address) {
        return model.collection().find(Filters.eq(EMAIL, normal(address))).first() != null;
    }

    private static String normal(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void clear() {
        model.clear();
    }
}

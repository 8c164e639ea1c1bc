package io.klientela.automation.people;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The colleagues who can be told something; a view of the events of users. */
@Component
public class People implements Projection {
    private static final Bson ACTIVE = Filters.eq("gone", false);

    private final ReadModel model;
    private final MongoCollection<Document> collection;

    People(MongoDatabase database) {
        collection = database.getCollection("people");
        model = new ReadModel(collection);
    }

    void createIndexes() {
        collection.createIndex(Indexes.ascending("roles"));
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.USERS);
    }

    private record User(
            String name,
            @Nullable String email,
            @Nullable List<String> roles,
            @Nullable List<String> teamIds,
            @Nullable String status) {}

    @Override
    public void apply(List<Received> events) {
        model.apply(events, People::row);
    }

    private static Document row(Received event) {
        User user = event.state(User.class);
        return new Document("name", user.name())
                .append("email", user.email())
                .append("roles", user.roles() == null ? List.of() : user.roles())
                .append("teamIds", user.teamIds() == null ? List.of() : user.teamIds())
                .append("gone", event.isDeletion() || "disabled".equals(user.status()));
    }

    @Override
    public void clear() {
        model.clear();
    }

    /** The colleague with this id, unless gone. */
    public Optional<Person> find(String id) {
        return Optional.ofNullable(collection
                        .find(Filters.and(Filters.eq("_id", id), ACTIVE))
                        .first())
                .map(People::person);
    }

    public List<Person> withRole(String role) {
        return collection
                .find(Filters.and(Filters.eq("roles", role), ACTIVE))
                .map(People::person)
                .into(new ArrayList<>());
    }

    private static Person person(Document row) {
        return new Person(
                row.getString("_id"),
                row.getString("name"),
                row.getString("email"),
                row.getList("roles", String.class, List.of()),
                row.getList("teamIds", String.class, List.of()));
    }
}

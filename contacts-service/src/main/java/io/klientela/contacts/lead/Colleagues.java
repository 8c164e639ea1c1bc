package io.klientela.contacts.lead;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import io.klientela.platform.start.StartupTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people who leads may be given to: whether they are there, in which teams, and in which roles. */
@Component
class Colleagues implements Projection, StartupTask {
    private static final String ACTIVE = "active";
    private static final String DISABLED = "disabled";

    private final ReadModel model;
    private final MongoCollection<Document> collection;

    Colleagues(MongoDatabase database) {
        this.collection = database.getCollection("colleagues");
        this.model = new ReadModel(collection);
    }

    /** @param teamId the first of the person's teams */
    record Colleague(String id, String name, @Nullable String teamId, boolean active) {}

    private record User(
            String name,
            @Nullable String status,
            @Nullable List<String> roles,
            @Nullable List<String> teamIds) {}

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending("teamIds"));
        collection.createIndex(Indexes.ascending("roles"));
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
        model.apply(events, event -> {
            User user = event.state(User.class);
            return new Document("name", user.name())
                    .append("status", event.isDeletion() ? DISABLED : user.status())
                    .append("roles", user.roles() == null ? List.of() : user.roles())
                    .append("teamIds", user.teamIds() == null ? List.of() : user.teamIds());
        });
    }

    @Override
    public void clear() {
        model.clear();
    }

    /** Those of a team who can work; see {@link #present}. */
    List<Colleague> ofTeam(String teamId) {
        return present(Filters.eq("teamIds", teamId));
    }

    /** Those of a role who can work; see {@link #present}. */
    List<Colleague> ofRole(String role) {
        return present(Filters.eq("roles", role));
    }

    /** The active ones in a stable order; where nobody is, those who were never switched off and may still come. */
    private List<Colleague> present(Bson whose) {
        List<Colleague> all = collection
                .find(Filters.and(whose, Filters.ne("status", DISABLED)))
                .sort(Sorts.ascending("_id"))
                .map(Colleagues::colleague)
                .into(new ArrayList<>());
        List<Colleague> active = all.stream().filter(Colleague::active).toList();
        return active.isEmpty() ? all : active;
    }

    private static Colleague colleague(Document document) {
        List<String> teams = document.getList("teamIds", String.class, List.of());
        return new Colleague(
                document.getString("_id"),
                document.getString("name"),
                teams.isEmpty() ? null : teams.getFirst(),
                ACTIVE.equals(document.getString("status")));
    }
}

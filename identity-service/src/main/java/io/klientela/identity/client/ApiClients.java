package io.klientela.identity.client;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The programs that may ask for tokens with a secret of their own. */
@Component
public class ApiClients {
    private final MongoCollection<Document> stored;
    private final PasswordEncoder encoder;

    ApiClients(MongoDatabase database, PasswordEncoder encoder) {
        this.stored = database.getCollection("clients");
        this.encoder = encoder;
    }

    public Optional<ApiClient> find(String id) {
        return Optional.ofNullable(stored.find(Filters.eq("_id", id)).first())
                .map(found -> new ApiClient(
                        id, found.getString("name"), found.getString("secret"), found.getList("roles", String.class)));
    }

    /** Creates the client, or gives it this secret where it has another; its name and roles stay as they are. */
    public void provide(String id, String name, String secret, List<String> roles) {
        Optional<ApiClient> known = find(id);
        if (known.isPresent() && encoder.matches(secret, known.get().secretHash())) {
            return;
        }
        ApiClient client = known.orElse(new ApiClient(id, name, "", roles));
        Document document = new Document("_id", id)
                .append("name", client.name())
                .append("secret", encoder.encode(secret))
                .append("roles", client.roles());
        stored.replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
    }
}

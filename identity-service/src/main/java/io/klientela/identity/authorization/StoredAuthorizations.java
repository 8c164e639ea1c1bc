package io.klientela.identity.authorization;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * What was granted to people, in the service's database: refresh tokens outlive a restart and work at every instance.
 * A program's token is checked by its signature alone and can be had again at any time, so it is not remembered.
 */
@Component
class StoredAuthorizations implements OAuth2AuthorizationService {
    private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

    private final MongoCollection<Document> stored;
    private final AuthorizationDocuments documents;
    private final Clock clock;
    private final AtomicLong tidied = new AtomicLong();

    StoredAuthorizations(MongoDatabase database, AuthorizationDocuments documents, Clock clock) {
        this.stored = database.getCollection("authorizations");
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        Document before = stored.find(Filters.eq("_id", authorization.getId())).first();
        stored.replaceOne(
                Filters.eq("_id", authorization.getId()),
                documents.write(authorization, before),
                new ReplaceOptions().upsert(true));
        tidy();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        stored.deleteOne(Filters.eq("_id", authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        Document found = stored.find(Filters.eq("_id", id)).first();
        return found == null ? null : documents.read(found);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String hash = AuthorizationDocuments.hash(token);
        Document found =
                stored.find(Filters.eq(AuthorizationDocuments.HASHES, hash)).first();
        return found == null ? null : documents.read(found);
    }

    private void tidy() {
        long now = clock.millis();
        long last = tidied.get();
        if (last + TIDY_EVERY.toMillis() < now && tidied.compareAndSet(last, now)) {
            stored.deleteMany(Filters.lt(AuthorizationDocuments.EXPIRES, Date.from(clock.instant())));
        }
    }
}

package io.klientela.identity.authorization;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.klientela.identity.session.Origin;
import io.klientela.identity.session.Sessions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * What was granted to people, in the service's database: refresh tokens outlive a restart and work at every instance. With
 * the first tokens the session begins, under the authorization's id; it ends when they are revoked, run out, or when a
 * refresh token comes a second time, as then somebody has stolen it. A program's token is checked by its signature alone
 * and can be had again at any time, so it is not remembered.
 */
@Component
class StoredAuthorizations implements OAuth2AuthorizationService {
    static final String DEVICE = "klientela.device";
    static final String ADDRESS = "klientela.address";
    static final String METHOD = "klientela.method";
    private static final Logger log = LoggerFactory.getLogger(StoredAuthorizations.class);

    private final MongoCollection<Document> stored;
    private final AuthorizationDocuments documents;
    private final Sessions sessions;
    private final Clock clock;

    StoredAuthorizations(MongoDatabase database, AuthorizationDocuments documents, Sessions sessions, Clock clock) {
        this.stored = database.getCollection("authorizations");
        this.documents = documents;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        Document before = stored.find(Filters.eq("_id", authorization.getId())).first();
        write(authorization, before);
        OAuth2Authorization.Token<OAuth2RefreshToken> refresh = authorization.getRefreshToken();
        if (refresh == null) {
            return;
        }
        if (refresh.isInvalidated()) {
            remove(authorization);
        } else if (before == null || before.get("refresh") == null) {
            sessions.open(authorization.getId(), authorization.getPrincipalName(), origin(authorization));
        } else {
            sessions.used(authorization.getId());
        }
    }

    /** Who has read an older one than is stored now was too late. */
    private void write(OAuth2Authorization authorization, @Nullable Document before) {
        Document document = documents.write(authorization, before);
        if (before == null) {
            stored.insertOne(document);
            return;
        }
        Object revision = before.containsKey(AuthorizationDocuments.REVISION)
                ? AuthorizationDocuments.revision(authorization)
                : null;
        long written = stored.replaceOne(
                        Filters.and(
                                Filters.eq("_id", authorization.getId()),
                                Filters.eq(AuthorizationDocuments.REVISION, revision)),
                        document)
                .getMatchedCount();
        if (written == 0) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        end(authorization.getId(), "signed-out");
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
        if (found == null) {
            endWhereStolen(hash);
            return null;
        }
        if (found.get("refresh") != null && !sessions.isOpen(found.getString("_id"))) {
            stored.deleteOne(Filters.eq("_id", found.getString("_id")));
            return null;
        }
        return documents.read(found);
    }

    private void endWhereStolen(String hash) {
        Document found =
                stored.find(Filters.eq(AuthorizationDocuments.ROTATED, hash)).first();
        if (found != null) {
            log.warn("A refresh token of the session {} came twice: the session ends", found.getString("_id"));
            end(found.getString("_id"), "token-reused");
        }
    }

    private void end(String id, String reason) {
        sessions.end(id, reason);
        stored.deleteOne(Filters.eq("_id", id));
    }

    /** Ends the sessions that nobody has renewed. */
    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        List<String> over = new ArrayList<>();
        stored.find(Filters.lt(AuthorizationDocuments.EXPIRES, Date.from(clock.instant())))
                .projection(new Document("_id", 1))
                .forEach(document -> over.add(document.getString("_id")));
        over.forEach(id -> end(id, "expired"));
    }

    private static Origin origin(OAuth2Authorization authorization) {
        String device = authorization.getAttribute(DEVICE);
        String address = authorization.getAttribute(ADDRESS);
        String method = authorization.getAttribute(METHOD);
        return new Origin(
                Objects.requireNonNullElse(device, "?"),
                Objects.requireNonNullElse(address, ""),
                Objects.requireNonNullElse(method, "password"));
    }
}

package io.klientela.gateway.session.store;

import io.klientela.sealing.Seal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The form of a session in the database: found by the hash of its id, its content sealed. */
final class SessionDocuments {
    static final String ID = "_id";
    static final String CREATED = "createdAt";
    static final String LAST_SEEN = "lastSeenAt";
    static final String EXPIRES = "expiresAt";
    static final String CONTENT = "content";
    static final String TOKENS = "tokens";
    static final String GENERATION = "generation";
    static final String RENEWER = "renewer";
    static final String RENEWING_UNTIL = "renewingUntil";

    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final JsonMapper json;
    private final Seal seal;

    SessionDocuments(JsonMapper json, Seal seal) {
        this.json = json;
        this.seal = seal;
    }

    /** Whoever reads the database cannot take over a session: the cookie is not in it. */
    static String key(String sessionId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Document write(StoredSession session, Instant expires) {
        String key = key(session.getId());
        Document document = new Document(ID, key)
                .append(CREATED, Date.from(session.getCreationTime()))
                .append(LAST_SEEN, Date.from(session.getLastAccessTime()))
                .append(EXPIRES, Date.from(expires))
                .append(CONTENT, content(key, session));
        Tokens tokens = session.tokens();
        if (tokens != null) {
            document.append(TOKENS, tokens(key, tokens))
                    .append(GENERATION, tokens.generation())
                    .append(RENEWING_UNTIL, Date.from(Instant.EPOCH));
        }
        return document;
    }

    Binary content(String key, StoredSession session) {
        return sealed(key, CONTENT, session.texts());
    }

    Binary tokens(String key, Tokens tokens) {
        return sealed(key, TOKENS, tokens);
    }

    private Binary sealed(String key, String part, Object value) {
        return new Binary(seal.seal(place(key, part), json.writeValueAsBytes(value)));
    }

    /** Empty where its content cannot be opened, as after a change of keys: nobody is signed in with it any more. */
    Optional<StoredSession> read(Sessions store, String sessionId, Document document) {
        String key = document.getString(ID);
        Optional<Map<String, Object>> attributes =
                open(document, CONTENT).map(bytes -> json.readValue(bytes, ATTRIBUTES));
        boolean isSignedIn = document.get(TOKENS) != null;
        Optional<Tokens> tokens = isSignedIn ? tokens(document) : Optional.empty();
        if (key == null || attributes.isEmpty() || (isSignedIn && tokens.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new StoredSession(
                store,
                sessionId,
                time(document, CREATED),
                time(document, LAST_SEEN),
                new HashMap<>(attributes.get()),
                orNull(tokens)));
    }

    private static @Nullable Tokens orNull(Optional<Tokens> tokens) {
        return tokens.orElse(null);
    }

    Optional<Tokens> tokens(Document document) {
        return open(document, TOKENS).map(bytes -> json.readValue(bytes, Tokens.class));
    }

    private Optional<byte[]> open(Document document, String part) {
        Binary sealed = document.get(part, Binary.class);
        return sealed == null ? Optional.empty() : seal.open(place(document.getString(ID), part), sealed.getData());
    }

    private static String place(String key, String part) {
        return part + ":" + key;
    }

    private static Instant time(Document document, String field) {
        Date time = document.getDate(field);
        return time == null ? Instant.EPOCH : time.toInstant();
    }
}

package io.klientela.platform.links;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What signs the links of a service: given as a setting, or made once and kept in its database. */
final class LinkKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final MongoCollection<Document> collection;
    private volatile @Nullable SecretKeySpec key;

    LinkKey(MongoCollection<Document> collection, @Nullable String secret) {
        this.collection = collection;
        this.key = secret == null || secret.isBlank() ? null : key(secret);
    }

    byte[] sign(String purpose, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = stored();
            key = known;
        }
        return known;
    }

    /** Instances that come here at a time agree on one: only the first one's is kept. */
    private SecretKeySpec stored() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        collection.updateOne(
                Filters.eq("_id", "current"),
                new Document(
                        "$setOnInsert", new Document("key", Base64.getEncoder().encodeToString(random))),
                new UpdateOptions().upsert(true));
        Document kept = collection.find(Filters.eq("_id", "current")).first();
        return key(Objects.requireNonNull(kept, "the key was stored just now").getString("key"));
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
}

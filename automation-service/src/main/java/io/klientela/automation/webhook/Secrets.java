package io.klientela.automation.webhook;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What webhooks are signed with, encrypted (AES-256-GCM). The key is made of a setting; where none is given, one is made
 * once and kept in the same database, which keeps secrets out of what is copied from the collection, not more.
 */
@Component
class Secrets {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 24;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoCollection<Document> secrets;
    private final MongoCollection<Document> keys;
    private final String given;
    private volatile @Nullable SecretKeySpec key;

    Secrets(MongoDatabase database, @Value("${klientela.secret-key:}") String given) {
        this.secrets = database.getCollection("webhook_secrets");
        this.keys = database.getCollection("keys");
        this.given = given;
    }

    /** The webhook's secret, made where it has none. */
    String ensure(String webhookId) {
        secrets.updateOne(
                Filters.eq("_id", webhookId),
                new Document("$setOnInsert", new Document("sealed", seal(fresh()))),
                new UpdateOptions().upsert(true));
        return PREFIX + Base64.getEncoder().encodeToString(of(webhookId));
    }

    /** Gives the webhook another secret. */
    String rotate(String webhookId) {
        secrets.updateOne(
                Filters.eq("_id", webhookId),
                new Document("$set", new Document("sealed", seal(fresh()))),
                new UpdateOptions().upsert(true));
        return PREFIX + Base64.getEncoder().encodeToString(of(webhookId));
    }

    void forget(String webhookId) {
        secrets.deleteOne(Filters.eq("_id", webhookId));
    }

    /** The bytes to sign with. */
    byte[] of(String webhookId) {
        Document stored = Objects.requireNonNull(
                secrets.find(Filters.eq("_id", webhookId)).first(), "the webhook has no secret");
        return open(Base64.getDecoder().decode(stored.getString("sealed")));
    }

    private static byte[] fresh() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    private String seal(byte[] secret) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, secret);
        byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE, sealed.length);
        return Base64.getEncoder().encodeToString(both);
    }

    private byte[] open(byte[] both) {
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE), Arrays.copyOfRange(both, NONCE, both.length));
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Secrets of webhooks cannot be read: is klientela.secret-key what it was when they were made?", e);
        }
    }

    private SecretKeySpec key() throws GeneralSecurityException {
        SecretKeySpec known = key;
        if (known == null) {
            String text = given.isBlank() ? stored() : given;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            known = new SecretKeySpec(hash, "AES");
            key = known;
        }
        return known;
    }

    /** Instances that come here at a time agree on one: only the first one's is kept. */
    private String stored() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        keys.updateOne(
                Filters.eq("_id", "secrets"),
                new Document(
                        "$setOnInsert", new Document("key", Base64.getEncoder().encodeToString(random))),
                new UpdateOptions().upsert(true));
        Document kept = keys.find(Filters.eq("_id", "secrets")).first();
        return Objects.requireNonNull(kept, "the key was stored just now").getString("key");
    }
}

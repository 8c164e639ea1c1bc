package io.klientela.contacts.lead;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Which lead takes the submissions of an e-mail address: one document for each address, so that instances that ask at the
 * same time get the same answer. It holds the address as a hash, for nobody has to read it.
 */
@Component
class AddressClaims {
    private static final String LEAD = "leadId";
    private static final String MADE = "made";

    private final MongoCollection<Document> claims;

    AddressClaims(MongoDatabase database) {
        this.claims = database.getCollection("lead_addresses");
    }

    /** @param made whether the lead was there once: if it is not any more, it is deleted */
    record Claim(String key, String leadId, boolean made) {}

    /** The lead of the address: the given one where it has none yet. */
    Claim of(String email, String leadId) {
        String key = hash(email);
        Document known = claims.find(Filters.eq(key)).first();
        if (known == null) {
            try {
                claims.insertOne(new Document("_id", key).append(LEAD, leadId));
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                // Another instance was faster.
            }
            known = Objects.requireNonNull(claims.find(Filters.eq(key)).first());
        }
        return new Claim(key, known.getString(LEAD), known.getBoolean(MADE, false));
    }

    void markMade(Claim claim) {
        if (!claim.made()) {
            claims.updateOne(isStill(claim), Updates.set(MADE, true));
        }
    }

    /** Has the address go on with another lead, unless another instance has said so already. */
    void pass(Claim claim, String leadId) {
        claims.updateOne(isStill(claim), Updates.combine(Updates.set(LEAD, leadId), Updates.unset(MADE)));
    }

    private static org.bson.conversions.Bson isStill(Claim claim) {
        return Filters.and(Filters.eq(claim.key()), Filters.eq(LEAD, claim.leadId()));
    }

    private static String hash(String email) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

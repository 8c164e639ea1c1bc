package io.klientela.identity.authorization;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The key that signs tokens: made once, kept in the service's database, and so the same for all of its instances. */
@Component
class SigningKeys implements JWKSource<SecurityContext> {
    private static final int BITS = 2048;

    private final MongoCollection<Document> stored;
    private volatile @Nullable JWKSet keys;

    SigningKeys(MongoDatabase database) {
        this.stored = database.getCollection("signing_keys");
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(keys());
    }

    private JWKSet keys() {
        JWKSet known = keys;
        if (known == null) {
            known = load();
            keys = known;
        }
        return known;
    }

    private synchronized JWKSet load() {
        try {
            Document current = stored.find(Filters.eq("_id", "current")).first();
            Document key = current == null ? create() : current;
            return new JWKSet(RSAKey.parse(key.getString("jwk")));
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("The signing key cannot be made or read.", e);
        }
    }

    /** Of several instances at their first start one wins, and all use its key. */
    private Document create() throws JOSEException {
        RSAKey fresh = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        Document kept = stored.findOneAndUpdate(
                Filters.eq("_id", "current"),
                Updates.setOnInsert("jwk", fresh.toJSONString()),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (kept == null) {
            throw new IllegalStateException("The store did not keep the signing key.");
        }
        return kept;
    }
}

package io.klientela.identity.factor;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import io.klientela.events.identity.UserState;
import io.klientela.identity.account.Accounts;
import io.klientela.platform.Ids;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The public keys of people's passkeys, by the id that the authenticator gave each. */
@Component
public class Passkeys {
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;

    private final MongoCollection<Document> stored;
    private final Accounts accounts;
    private final Clock clock;
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(new ObjectConverter());

    Passkeys(MongoDatabase database, Accounts accounts, Clock clock) {
        this.stored = database.getCollection("passkeys");
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A stored passkey. @param record what its answers are checked against */
    record Known(String credentialId, String userId, CredentialRecord record) {}

    public boolean hasAny(String userId) {
        return stored.countDocuments(Filters.eq("userId", userId)) > 0;
    }

    List<Document> descriptors(String userId) {
        List<Document> found = new ArrayList<>();
        stored.find(Filters.eq("userId", userId))
                .forEach(one -> found.add(new Document("type", "public-key")
                        .append("id", one.getString("_id"))
                        .append("transports", one.getList("transports", String.class, List.of()))));
        return found;
    }

    void add(UserState user, String name, RegistrationData registered) {
        if (stored.countDocuments(Filters.eq("userId", user.id())) >= MOST) {
            throw Problem.unprocessable("Nobody needs more than %d passkeys. Remove one first.".formatted(MOST));
        }
        AuthenticatorData<?> data =
                Objects.requireNonNull(registered.getAttestationObject()).getAuthenticatorData();
        var credential = Objects.requireNonNull(data.getAttestedCredentialData());
        Set<AuthenticatorTransport> transports = registered.getTransports();
        String id = Ids.next();
        Document document = new Document("_id", text(credential.getCredentialId()))
                .append("passkeyId", id)
                .append("userId", user.id())
                .append("key", new Binary(keys.convert(credential)))
                .append("counter", data.getSignCount())
                .append("verified", data.isFlagUV())
                .append("backupEligible", data.isFlagBE())
                .append("backedUp", data.isFlagBS())
                .append("transports", transports == null ? List.of() : names(transports))
                .append("createdAt", Date.from(clock.instant()));
        try {
            stored.insertOne(document);
        } catch (MongoWriteException taken) {
            throw Problem.conflict("This passkey is known already.");
        }
        accounts.passkeyWasAdded(user, id, named(name));
    }

    @Nullable
    Known find(String credentialId) {
        Document found = stored.find(Filters.eq("_id", credentialId)).first();
        return found == null ? null : known(found);
    }

    /** Notes that the passkey was used. @param counter its signature counter of now */
    void used(String credentialId, long counter, boolean backedUp) {
        stored.updateOne(
                Filters.eq("_id", credentialId),
                Updates.combine(
                        Updates.set("counter", counter),
                        Updates.set("backedUp", backedUp),
                        Updates.set("usedAt", Date.from(clock.instant()))));
    }

    public void rename(UserState user, String passkeyId, String name) {
        require(user, passkeyId);
        accounts.passkeyWasRenamed(user, passkeyId, named(name));
    }

    public void remove(UserState user, String passkeyId) {
        require(user, passkeyId);
        stored.deleteOne(Filters.and(Filters.eq("userId", user.id()), Filters.eq("passkeyId", passkeyId)));
        accounts.passkeyWasRemoved(user, passkeyId);
    }

    void drop(String userId) {
        stored.deleteMany(Filters.eq("userId", userId));
    }

    private void require(UserState user, String passkeyId) {
        if (stored.countDocuments(Filters.and(Filters.eq("userId", user.id()), Filters.eq("passkeyId", passkeyId)))
                == 0) {
            throw Problem.notFound("passkey", passkeyId);
        }
    }

    private Known known(Document found) {
        CredentialRecord record = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                found.getBoolean("verified"),
                found.getBoolean("backupEligible"),
                found.getBoolean("backedUp"),
                found.getLong("counter"),
                keys.convert(found.get("key", Binary.class).getData()),
                null,
                null,
                null,
                null);
        return new Known(found.getString("_id"), found.getString("userId"), record);
    }

    private static String named(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw Problem.unprocessable("Give the passkey a name of 1 to %d characters.".formatted(LONGEST_NAME))
                    .field("name", "must have 1 to %d characters".formatted(LONGEST_NAME));
        }
        return stripped;
    }

    private static List<String> names(Set<AuthenticatorTransport> transports) {
        return transports.stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .collect(Collectors.toList());
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package io.klientela.contacts.mailbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.start.StartupTask;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The personal addresses that mails are copied to for filing; their secret part says whose they are. */
@Component
class BccAddresses implements StartupTask {
    private static final String USER = "log+";
    private static final int SECRET_BYTES = 10;

    private final MongoCollection<Document> collection;
    private final MailDomain domain;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    BccAddresses(MongoDatabase database, MailDomain domain, Clock clock) {
        this.collection = database.getCollection("bcc_addresses");
        this.domain = domain;
        this.clock = clock;
    }

    /** @param filed mails that came by it. @param refused mails that did not come from its owner */
    record BccAddress(String userId, String address, long filed, long refused) {}

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending("token"), new IndexOptions().unique(true));
    }

    /** A new one; the one before leads nowhere from now on. */
    BccAddress renew(String userId) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Document made = new Document("_id", userId)
                .append("token", HexFormat.of().formatHex(secret))
                .append("createdAt", Date.from(clock.instant()))
                .append("filed", 0L)
                .append("refused", 0L);
        collection.replaceOne(Filters.eq("_id", userId), made, new ReplaceOptions().upsert(true));
        return address(made);
    }

    Optional<BccAddress> of(String userId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", userId)).first())
                .map(this::address);
    }

    private BccAddress address(Document found) {
        return new BccAddress(
                found.getString("_id"),
                domain.address(USER + found.getString("token")),
                found.getLong("filed"),
                found.getLong("refused"));
    }

    /** Whether it is an address of this kind, anybody's or nobody's. */
    boolean isOne(String address) {
        return address.startsWith(USER) && domain.has(address);
    }

    /** Whose it is. */
    Optional<BccAddress> by(String address) {
        String token = address.substring(USER.length(), address.indexOf('@'));
        return Optional.ofNullable(collection.find(Filters.eq("token", token)).first())
                .map(this::address);
    }

    void count(BccAddress address, boolean filed) {
        collection.updateOne(Filters.eq("_id", address.userId()), Updates.inc(filed ? "filed" : "refused", 1L));
    }
}

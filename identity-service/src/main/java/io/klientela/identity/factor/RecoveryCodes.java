package io.klientela.identity.factor;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.events.identity.UserState;
import io.klientela.identity.account.Accounts;
import io.klientela.identity.password.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Ten codes for who has lost everything else; shown once, stored as hashes, each good once. */
@Component
public class RecoveryCodes {
    private static final int HOW_MANY = 10;
    private static final String CODES = "recoveryCodes";

    private final MongoCollection<Document> stored;
    private final Accounts accounts;

    RecoveryCodes(MongoDatabase database, Accounts accounts) {
        this.stored = database.getCollection("credentials");
        this.accounts = accounts;
    }

    /** New codes; earlier ones are void. */
    public List<String> renew(UserState user) {
        List<String> codes =
                Stream.generate(Secrets::recoveryCode).limit(HOW_MANY).toList();
        stored.updateOne(
                Filters.eq("_id", user.id()),
                Updates.set(CODES, codes.stream().map(RecoveryCodes::hash).toList()),
                new UpdateOptions().upsert(true));
        accounts.recoveryCodesWereMade(user);
        return codes;
    }

    /** Uses a code up. @return whether it was one */
    public boolean redeem(String userId, String code) {
        String hash = hash(code);
        return stored.updateOne(
                                Filters.and(Filters.eq("_id", userId), Filters.eq(CODES, hash)),
                                Updates.pull(CODES, hash))
                        .getModifiedCount()
                == 1;
    }

    public int left(String userId) {
        Document found = stored.find(Filters.eq("_id", userId)).first();
        return found == null ? 0 : found.getList(CODES, String.class, List.of()).size();
    }

    void drop(String userId) {
        stored.updateOne(Filters.eq("_id", userId), Updates.unset(CODES));
    }

    /** However a person writes it down. */
    private static String hash(String code) {
        return Secrets.hash(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }
}

package io.klientela.identity.federation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.role.Roles;
import io.klientela.identity.user.Emails;
import io.klientela.identity.user.Users;
import io.klientela.platform.Ids;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The users behind the accounts of the company: known by issuer and subject, found the first time by an address that the
 * company has verified, else created. The company says who they are and, where it does, what roles they have.
 */
final class Colleagues {
    private static final String USER = "userId";

    private final MongoCollection<Document> links;
    private final Users users;
    private final Roles roles;
    private final Map<String, List<String>> roleMap;
    private final Clock clock;

    Colleagues(MongoDatabase database, Users users, Roles roles, CompanySettings settings, Clock clock) {
        this.links = database.getCollection("company_accounts");
        this.users = users;
        this.roles = roles;
        this.roleMap = settings.roles();
        this.clock = clock;
    }

    /** The id of the user who signs in, brought up to date. @throws Refusal where the account may not come in */
    String signedIn(CompanyAccount account) {
        Optional<List<String>> granted = account.roles().map(this::ours);
        if (granted.isPresent() && granted.get().isEmpty()) {
            throw new Refusal("companyWithoutRole");
        }
        String id = linked(account);
        try {
            describe(id, account, granted);
        } catch (Problem conflict) {
            if (conflict.status() != HttpStatus.CONFLICT) {
                throw conflict;
            }
            throw new Refusal("companyAddressTaken");
        }
        return id;
    }

    private void describe(String id, CompanyAccount account, Optional<List<String>> granted) {
        Optional<UserState> known = users.find(id);
        if (known.isEmpty()) {
            users.addActive(id, account.name(), normal(account), granted.orElse(List.of()));
            return;
        }
        if (known.get().status() == UserStatus.DISABLED) {
            throw new Refusal("companyDisabled");
        }
        users.describe(
                id, account.name(), normal(account), granted.orElse(known.get().roles()));
    }

    /** Who this account is; empty for one that never signed in. */
    Optional<String> known(String key) {
        return Optional.ofNullable(links.find(Filters.eq("_id", key)).first()).map(link -> link.getString(USER));
    }

    /** Of several first sign-ins at a time one decides, and all go by it. */
    private String linked(CompanyAccount account) {
        Document link = Objects.requireNonNull(links.findOneAndUpdate(
                Filters.eq("_id", account.key()),
                Updates.combine(
                        Updates.setOnInsert(USER, sameAddress(account).orElseGet(Ids::next)),
                        Updates.set("lastSignInAt", Date.from(clock.instant()))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
        return link.getString(USER);
    }

    private Optional<String> sameAddress(CompanyAccount account) {
        return Optional.ofNullable(normal(account)).flatMap(users::byEmail).map(UserState::id);
    }

    private static @Nullable String normal(CompanyAccount account) {
        return account.email() == null ? null : Emails.normal(account.email());
    }

    private List<String> ours(List<String> theirs) {
        return theirs.stream()
                .flatMap(role ->
                        roleMap.isEmpty() ? List.of(role).stream() : roleMap.getOrDefault(role, List.of()).stream())
                .filter(roles::exists)
                .distinct()
                .toList();
    }

    /** An account that may not come in. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param text the key of what the page says */
        Refusal(String text) {
            super(text, null, false, false);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }
}

package io.klientela.marketing.suppression;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.events.marketing.SuppressionState;
import io.klientela.marketing.shared.NameIds;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The addresses that are left alone. */
@Component
public class Suppressions {
    private static final Logger log = LoggerFactory.getLogger(Suppressions.class);

    private final Aggregates<Suppression, SuppressionState> suppressions;
    private final Stamps stamps;

    Suppressions(Aggregates<Suppression, SuppressionState> suppressions, Stamps stamps) {
        this.suppressions = suppressions;
        this.stamps = stamps;
    }

    public static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public boolean contains(String email) {
        return !among(Set.of(normalised(email))).isEmpty();
    }

    public boolean isBounced(String email) {
        return suppressions
                        .collection()
                        .countDocuments(Filters.and(
                                Filters.eq("state.name", normalised(email)),
                                Filters.eq("state.reason", "bounced"),
                                Filters.exists("deletedAt", false)))
                > 0;
    }

    /** Those of the addresses, in lower case, that are left alone. */
    public Set<String> among(Collection<String> emails) {
        Set<String> found = new HashSet<>();
        suppressions
                .collection()
                .find(Filters.and(Filters.in("state.name", emails), Filters.exists("deletedAt", false)))
                .projection(Projections.include("state.name"))
                .forEach(document ->
                        found.add(document.get("state", org.bson.Document.class).getString("name")));
        return found;
    }

    /** Leaves an address alone from now on, for this reason; nothing happens where it is already. */
    public void add(LeftAlone alone) {
        try {
            Suppression suppression = draft(alone, stamps.now());
            if (suppressions.find(suppression.id()).isEmpty()) {
                suppressions.add(suppression);
            }
        } catch (DuplicateAggregate e) {
            log.debug("{} was suppressed by somebody else just now", e.id());
        }
    }

    /**
     * Its id follows from address and reason, and from how often they were taken back: whoever says it at the same time
     * makes the same one.
     */
    Suppression draft(LeftAlone alone, Stamp stamp) {
        String email = normalised(alone.email());
        String word = alone.reason().name();
        long takenBack = suppressions
                .collection()
                .countDocuments(Filters.and(
                        Filters.eq("state.name", email),
                        Filters.eq("state.reason", word.toLowerCase(Locale.ROOT)),
                        Filters.exists("deletedAt", true)));
        String id = NameIds.of("suppression", email, word, Long.toString(takenBack));
        return Suppression.create(new SuppressionState(
                id,
                email,
                alone.reason(),
                alone.contactId(),
                alone.campaignId(),
                alone.note(),
                stamp.at(),
                stamp.by(),
                stamp.at(),
                alone.purpose(),
                alone.proof()));
    }

    /** Whoever had unsubscribed and has agreed again since is written to again. @param agreedAt by address */
    void lift(Map<String, Instant> agreedAt) {
        suppressions.changeAll(
                Filters.and(Filters.in("state.name", agreedAt.keySet()), Filters.eq("state.reason", "unsubscribed")),
                suppression -> {
                    Instant agreed = agreedAt.get(suppression.state().name());
                    if (agreed != null && suppression.state().createdAt().isBefore(agreed)) {
                        suppression.delete();
                    }
                });
    }
}

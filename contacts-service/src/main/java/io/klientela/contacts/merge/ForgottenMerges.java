package io.klientela.contacts.merge;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.contacts.contact.Contact;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes what is remembered of merges that no contact tells of any more: they were taken back, or never decided, or both
 * contacts are gone. Thirty days later, as long as a deletion of many can be taken back.
 */
@Component
class ForgottenMerges {
    private static final Duration GRACE = Duration.ofDays(30);
    private static final int BATCH = 500;

    private final Merges merges;
    private final Aggregates<Contact, ContactState> contacts;
    private final Clock clock;

    ForgottenMerges(Merges merges, Aggregates<Contact, ContactState> contacts, Clock clock) {
        this.merges = merges;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        delete(clock.instant().minus(GRACE));
    }

    /** @param before what was begun later, and what a contact told of that was deleted later, stays */
    void delete(Instant before) {
        List<Merge> batch = merges.begunBefore(before, "", BATCH);
        while (!batch.isEmpty()) {
            Set<String> told = told(
                    batch.stream()
                            .flatMap(merge -> Stream.of(merge.survivorId(), merge.mergedId()))
                            .distinct()
                            .toList(),
                    before);
            merges.forget(batch.stream()
                    .map(Merge::id)
                    .filter(id -> !told.contains(id))
                    .toList());
            batch = merges.begunBefore(before, batch.getLast().id(), BATCH);
        }
    }

    private Set<String> told(Collection<String> contactIds, Instant before) {
        Set<String> told = new HashSet<>();
        contacts.collection()
                .find(Filters.and(
                        Filters.in("_id", contactIds),
                        Filters.or(Filters.exists("deletedAt", false), Filters.gte("deletedAt", Date.from(before)))))
                .projection(Projections.include("state.mergedInto", "state.merged"))
                .forEach(contact -> {
                    Document state = contact.get("state", new Document());
                    Stream.concat(
                                    Stream.ofNullable(state.get("mergedInto", Document.class)),
                                    state.getList("merged", Document.class, List.of()).stream())
                            .forEach(merger -> told.add(merger.getString("mergeId")));
                });
        return told;
    }
}

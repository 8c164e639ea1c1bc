package io.klientela.marketing.campaign;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import io.klientela.marketing.person.Person;
import io.klientela.platform.consent.Refusal;
import io.klientela.platform.query.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audience of each campaign as it was when it started: one entry for a contact, and one for an address. */
@Component
class Recipients {
    private static final String CAMPAIGN = "campaignId";
    private static final String DUE = "dueAt";
    private static final String REFUSED = "refused";
    private static final int PAGE = 100;

    private final MongoCollection<Document> collection;
    private final Clock clock;

    Recipients(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("recipients");
        this.clock = clock;
    }

    void createIndexes() {
        collection.createIndex(new Document(CAMPAIGN, 1).append("email", 1), new IndexOptions().unique(true));
        collection.createIndex(
                new Document(CAMPAIGN, 1).append("waiting", 1).append(DUE, 1).append("_id", 1));
        collection.createIndex(new Document(CAMPAIGN, 1).append(REFUSED, 1).append("_id", 1));
    }

    /**
     * Adds people; who is there already, or whose address is, is left out.
     *
     * @param refusals of those who may not get it, by contact id: they are only noted
     */
    void add(String campaignId, List<Person> people, Map<String, Refusal> refusals) {
        Date begin = Date.from(Instant.EPOCH);
        List<Document> documents = new ArrayList<>();
        for (Person person : people) {
            Refusal refusal = refusals.get(person.contactId());
            Document document = new Document("_id", campaignId + "/" + person.contactId())
                    .append(CAMPAIGN, campaignId)
                    .append("contactId", person.contactId())
                    .append("name", person.name())
                    .append("email", person.email())
                    .append("waiting", refusal == null)
                    .append(DUE, begin)
                    .append("handedOver", false)
                    .append("attempts", 0);
            if (refusal != null) {
                document.append(REFUSED, true).append("refusal", RefusedRecipient.stored(refusal, clock.instant()));
            }
            documents.add(document);
        }
        if (documents.isEmpty()) {
            return;
        }
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    long count(String campaignId) {
        return collection.countDocuments(Filters.eq(CAMPAIGN, campaignId));
    }

    long countRefused(String campaignId) {
        return collection.countDocuments(Filters.and(Filters.eq(CAMPAIGN, campaignId), Filters.eq(REFUSED, true)));
    }

    /** @param after the id of the last one seen, null from the beginning */
    Page<RefusedRecipient> refused(String campaignId, @Nullable String after) {
        Bson refused = Filters.and(Filters.eq(CAMPAIGN, campaignId), Filters.eq(REFUSED, true));
        List<Document> found = collection
                .find(after == null ? refused : Filters.and(refused, Filters.gt("_id", campaignId + "/" + after)))
                .sort(new Document("_id", 1))
                .limit(PAGE + 1)
                .into(new ArrayList<>());
        boolean more = found.size() > PAGE;
        List<RefusedRecipient> items =
                found.stream().limit(PAGE).map(RefusedRecipient::of).toList();
        return new Page<>(items, more ? items.getLast().contactId() : null, null, null);
    }

    /** The next who are due; those whom the server put off come later. */
    List<Recipient> next(String campaignId, int most) {
        return collection
                .find(Filters.and(waiting(campaignId), Filters.lte(DUE, Date.from(clock.instant()))))
                .sort(new Document(DUE, 1).append("_id", 1))
                .limit(most)
                .map(Recipient::of)
                .into(new ArrayList<>());
    }

    /** When somebody who was put off is due; empty where nobody waits. */
    Optional<Instant> nextDue(String campaignId) {
        return Optional.ofNullable(collection
                        .find(waiting(campaignId))
                        .sort(new Document(DUE, 1).append("_id", 1))
                        .first())
                .map(document -> document.getDate(DUE).toInstant());
    }

    private static Bson waiting(String campaignId) {
        return Filters.and(Filters.eq(CAMPAIGN, campaignId), Filters.eq("waiting", true));
    }

    /** Those of some recipients who still wait. */
    List<Recipient> waiting(String campaignId, List<String> ids) {
        return collection
                .find(Filters.and(waiting(campaignId), Filters.in("_id", ids)))
                .map(Recipient::of)
                .into(new ArrayList<>());
    }

    /** Nobody knows whether the server took the mail. */
    void mayHaveIt(Recipient recipient) {
        collection.updateOne(Filters.eq("_id", recipient.id()), Updates.set("handedOver", true));
    }

    /** The server has certainly not taken the mail. */
    void putOff(Recipient recipient, Duration pause) {
        collection.updateOne(
                Filters.eq("_id", recipient.id()),
                Updates.combine(Updates.set(DUE, Date.from(clock.instant().plus(pause))), Updates.inc("attempts", 1)));
    }

    /** It may not be sent to them. @param refusal null where the address is suppressed */
    void refuse(Recipient recipient, @Nullable Refusal refusal) {
        collection.updateOne(
                Filters.eq("_id", recipient.id()),
                Updates.combine(
                        Updates.set("waiting", false),
                        Updates.set(REFUSED, true),
                        Updates.set("refusal", RefusedRecipient.stored(refusal, clock.instant()))));
    }

    void done(Collection<Recipient> recipients) {
        if (!recipients.isEmpty()) {
            collection.updateMany(
                    Filters.in("_id", recipients.stream().map(Recipient::id).toList()), Updates.set("waiting", false));
        }
    }
}

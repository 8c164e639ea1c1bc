package io.klientela.marketing.campaign;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import io.klientela.events.marketing.TemplateFormat;
import io.klientela.marketing.mail.MailChanges;
import io.klientela.marketing.template.TemplateContent;
import io.klientela.platform.outbox.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has to be remembered of a campaign's way besides its state: who sends it, what it says, whether it is counted. */
@Component
class Runs implements MailChanges {
    private static final String OWNER = "leaseOwner";
    private static final String UNTIL = "leaseUntil";
    private static final int DUPLICATE = 11_000;

    private final MongoCollection<Document> collection;
    private final Instance instance;
    private final Clock clock;
    private final Duration lease;

    Runs(MongoDatabase database, Instance instance, Clock clock, SendingSettings settings) {
        this.collection = database.getCollection("campaign_runs");
        this.instance = instance;
        this.clock = clock;
        this.lease = settings.lease();
    }

    void createIndexes() {
        collection.createIndex(new Document("dirty", 1));
    }

    /** Takes or renews the right to send the campaign. @return false where another instance has it */
    boolean lease(String campaignId) {
        Date now = Date.from(clock.instant());
        try {
            UpdateResult result = collection.updateOne(
                    Filters.and(
                            Filters.eq("_id", campaignId),
                            Filters.or(
                                    Filters.eq(OWNER, instance.id()),
                                    Filters.lt(UNTIL, now),
                                    Filters.exists(UNTIL, false))),
                    Updates.combine(
                            Updates.set(OWNER, instance.id()),
                            Updates.set(UNTIL, Date.from(clock.instant().plus(lease)))),
                    new UpdateOptions().upsert(true));
            return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        } catch (MongoCommandException e) {
            if (e.getErrorCode() == DUPLICATE) {
                return false;
            }
            throw e;
        }
    }

    void release(String campaignId) {
        collection.updateOne(
                Filters.and(Filters.eq("_id", campaignId), Filters.eq(OWNER, instance.id())),
                Updates.set(UNTIL, Date.from(Instant.EPOCH)));
    }

    /** What the mail says, as it was when the campaign started; empty where it has not got so far. */
    Optional<TemplateContent> content(String campaignId) {
        return Optional.ofNullable(
                        collection.find(Filters.eq("_id", campaignId)).first())
                .filter(run -> run.getBoolean("frozen", false))
                .map(run -> run.get("content", Document.class))
                .map(content -> new TemplateContent(
                        TemplateFormat.valueOf(content.getString("format")),
                        content.getString("subject"),
                        content.getString("body"),
                        content.getString("text")));
    }

    /** The audience is complete and the text is fixed. */
    void frozen(String campaignId, TemplateContent content, long recipients) {
        Document document = new Document("format", content.format().name())
                .append("subject", content.subject())
                .append("body", content.body())
                .append("text", content.text());
        collection.updateOne(
                Filters.eq("_id", campaignId),
                Updates.combine(
                        Updates.set("content", document),
                        Updates.set("recipients", recipients),
                        Updates.set("frozen", true)),
                new UpdateOptions().upsert(true));
    }

    long recipients(String campaignId) {
        Document run = collection.find(Filters.eq("_id", campaignId)).first();
        Long recipients = run == null ? null : run.getLong("recipients");
        return recipients == null ? 0 : recipients;
    }

    /** Something became of its mails: it is to be counted. */
    @Override
    public void campaignChanged(String campaignId) {
        collection.updateOne(Filters.eq("_id", campaignId), Updates.inc("dirty", 1L), new UpdateOptions().upsert(true));
    }

    /** All that were ever sent are to be counted. */
    void countAll() {
        collection.updateMany(Filters.eq("frozen", true), Updates.inc("dirty", 1L));
    }

    /** @param mark stands for everything that had happened when this was read */
    record Dirty(String campaignId, long mark) {}

    List<Dirty> dirty() {
        List<Dirty> found = new ArrayList<>();
        collection
                .find(Filters.gt("dirty", 0L))
                .projection(Projections.include("dirty"))
                .limit(100)
                .forEach(run -> found.add(new Dirty(run.getString("_id"), run.getLong("dirty"))));
        return found;
    }

    /** It was counted; nothing happens where more has happened since. */
    void counted(Dirty dirty) {
        collection.updateOne(
                Filters.and(Filters.eq("_id", dirty.campaignId()), Filters.eq("dirty", dirty.mark())),
                Updates.set("dirty", 0L));
    }

    /** Progress made a version of another: both are the same to whoever acts on the campaign. */
    void progressed(String campaignId, long from, long to) {
        Document run = collection.find(Filters.eq("_id", campaignId)).first();
        Long lastTo = run == null ? null : run.getLong("progressTo");
        Long first = run == null ? null : run.getLong("progressFrom");
        long begin = lastTo != null && first != null && lastTo == from ? first : from;
        collection.updateOne(
                Filters.eq("_id", campaignId),
                Updates.combine(Updates.set("progressFrom", begin), Updates.set("progressTo", to)),
                new UpdateOptions().upsert(true));
    }

    /** The version that a version which somebody has seen has become by progress alone; null where it is another one. */
    @Nullable
    Long sinceSeen(String campaignId, long seen) {
        Document run = collection.find(Filters.eq("_id", campaignId)).first();
        Long to = run == null ? null : run.getLong("progressTo");
        Long from = run == null ? null : run.getLong("progressFrom");
        return to != null && from != null && from <= seen && seen <= to ? to : null;
    }
}

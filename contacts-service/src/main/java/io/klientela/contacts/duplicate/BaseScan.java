package io.klientela.contacts.duplicate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.contacts.duplicate.matching.Match;
import io.klientela.contacts.duplicate.matching.Matching;
import io.klientela.contacts.duplicate.matching.Scan;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks through all contacts, one scan at a time in the whole service. Whoever works on it holds it for a while; where its
 * process dies another one begins it again, which changes nothing that was found already.
 */
@Component
class BaseScan {
    private static final Logger log = LoggerFactory.getLogger(BaseScan.class);
    private static final Bson BASE = Filters.eq("base");
    private static final String RUNNING = "running";
    private static final String STATUS = "status";
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final double SURE_ENOUGH = 0.5;
    private static final int BATCH = 500;

    private final MongoCollection<Document> collection;
    private final KnownContacts contacts;
    private final Pairs pairs;
    private final ObjectProvider<AfterScan> afterwards;
    private final Clock clock;

    BaseScan(
            MongoDatabase database,
            KnownContacts contacts,
            Pairs pairs,
            ObjectProvider<AfterScan> afterwards,
            Clock clock) {
        this.afterwards = afterwards;
        this.collection = database.getCollection("duplicate_scans");
        this.contacts = contacts;
        this.pairs = pairs;
        this.clock = clock;
    }

    /** Queues one. @throws Problem 409 where one is under way */
    ScanView start(String by) {
        try {
            collection.updateOne(
                    Filters.and(BASE, Filters.ne(STATUS, RUNNING)),
                    Updates.combine(
                            Updates.set(STATUS, RUNNING),
                            Updates.set("scanId", UUID.randomUUID().toString()),
                            Updates.set("startedBy", by),
                            Updates.set("startedAt", now()),
                            Updates.set("due", now()),
                            Updates.unset("finishedAt"),
                            Updates.unset("contacts"),
                            Updates.unset("pairs")),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw Problem.conflict("The contacts are being scanned already: see GET /duplicates/scan.");
            }
            throw e;
        }
        return view();
    }

    /** Queues one where none is under way. */
    void startIfIdle(String by) {
        try {
            start(by);
        } catch (Problem e) {
            log.info("The nightly scan for duplicates is left out: {}", e.detail());
        }
    }

    /** How the last one went. */
    ScanView view() {
        return ScanView.of(collection.find(BASE).first());
    }

    @Scheduled(fixedDelay = 1000, initialDelay = 5000)
    void sweep() {
        try {
            Document held = collection.findOneAndUpdate(
                    Filters.and(BASE, Filters.eq(STATUS, RUNNING), Filters.lte("due", now())),
                    Updates.set("due", Date.from(clock.instant().plus(LEASE))),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            if (held != null) {
                Thread.ofPlatform().name("duplicate-scan").daemon().start(() -> run(held.getString("scanId")));
            }
        } catch (RuntimeException e) {
            log.warn("Contacts cannot be scanned for duplicates at the moment: {}", e.toString());
        }
    }

    private void run(String scanId) {
        try {
            List<KnownContact> all = contacts.all();
            tell(scanId, Updates.set("contacts", all.size()));
            int found = all.size() < 2 ? 0 : store(all, scanId);
            pairs.forgetOthers(scanId);
            afterwards.forEach(AfterScan::scanned);
            tell(
                    scanId,
                    Updates.combine(
                            Updates.set(STATUS, "done"),
                            Updates.set("pairs", found),
                            Updates.set("finishedAt", now())));
        } catch (RuntimeException e) {
            log.warn("A scan for duplicates failed", e);
            tell(scanId, Updates.combine(Updates.set(STATUS, "failed"), Updates.set("finishedAt", now())));
        }
    }

    private int store(List<KnownContact> all, String scanId) {
        Scan scan = Matching.scan(ContactTable.of(all));
        List<Match> matches = scan.matches().stream()
                .filter(match -> match.score() >= SURE_ENOUGH)
                .toList();
        List<Pair> batch = new ArrayList<>();
        for (Match match : matches) {
            batch.add(Pair.of(
                    all.get(match.first()).id(), all.get(match.second()).id(), match.score(), scan.reasons(match)));
            if (batch.size() == BATCH) {
                pairs.store(batch, scanId);
                batch.clear();
            }
        }
        pairs.store(batch, scanId);
        return matches.size();
    }

    private void tell(String scanId, Bson update) {
        collection.updateOne(Filters.and(BASE, Filters.eq("scanId", scanId)), update);
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}

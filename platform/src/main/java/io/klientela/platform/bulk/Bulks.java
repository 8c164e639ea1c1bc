package io.klientela.platform.bulk;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.Json;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The bulk changes of a service: what people ask for, and how far it has come. */
public final class Bulks implements AutoCloseable {
    static final int MOST = 200_000;
    private static final int PAGE = 5_000;
    private static final int REFUSALS = 100;
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Map<String, BulkTarget> targets = new ConcurrentHashMap<>();
    private final BulkJobs jobs;
    private final BulkWorker worker;
    private final Clock clock;

    public Bulks(MongoDatabase database, Clock clock) {
        this(database, clock, LEASE);
    }

    /** @param lease how long a dead process keeps a change from being taken over */
    Bulks(MongoDatabase database, Clock clock, Duration lease) {
        this.clock = clock;
        this.jobs = new BulkJobs(database, clock);
        this.worker = new BulkWorker(targets, jobs, clock, lease);
    }

    /** Makes records known; before the start. */
    public void add(BulkTarget target) {
        targets.put(target.collection(), target);
    }

    /** Begins to work on what there is, also on what an earlier process left. */
    public void start() {
        jobs.createIndexes();
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }

    /** As a killed process does: not even to let go of what it works on. */
    void abandon() {
        worker.abandon();
    }

    /** How many records are meant. */
    public BulkView.Count count(BulkTarget target, BulkRequest request) {
        request.requireSense();
        return new BulkView.Count(
                request.ids() == null
                        ? target.count(request.filter(), request.q())
                        : request.ids().stream().distinct().count());
    }

    /**
     * Begins the change, and waits a while for its end.
     *
     * @param id the same one when the request is repeated
     * @throws Problem 409 where other than the confirmed number of records is meant
     */
    public BulkView begin(BulkTarget target, BulkRequest request, String id) {
        request.requireSense();
        target.check(request.change());
        List<String> records = records(target, request);
        Actor actor = CurrentActor.get();
        boolean added = jobs.add(
                BulkJob.queued(
                        id,
                        target.collection(),
                        request.action(),
                        Json.mapper().writeValueAsString(request.change()),
                        records.size(),
                        actor,
                        clock.instant()),
                records);
        if (added) {
            worker.wake();
        }
        worker.await(id, PATIENCE);
        BulkJob job = own(target, id);
        boolean listed = request.ids() != null && job.status().isOver();
        return BulkView.of(job, target.revives(), listed ? jobs.items(id, 0, BulkRequest.MOST_IDS) : null);
    }

    private static List<String> records(BulkTarget target, BulkRequest request) {
        if (request.ids() != null) {
            return request.ids().stream().distinct().toList();
        }
        List<String> found = new ArrayList<>();
        List<String> page;
        do {
            page = target.find(request.filter(), request.q(), found.isEmpty() ? null : found.getLast(), PAGE);
            found.addAll(page);
            if (found.size() > MOST) {
                throw Problem.unprocessable("At most %,d records can be changed at once.".formatted(MOST))
                        .field("filter", "finds more than that");
            }
        } while (page.size() == PAGE);
        if (request.count() != null && found.size() != request.count()) {
            throw Problem.conflict("The filter finds %,d records now, not the %,d that were agreed to. Look again."
                            .formatted(found.size(), request.count()))
                    .field("count", "is %d now".formatted(found.size()));
        }
        if (found.isEmpty()) {
            throw Problem.unprocessable("The filter finds no record.").field("filter", "finds nothing");
        }
        return found;
    }

    /** @throws Problem 404 where the current actor has begun no such change */
    public BulkView get(BulkTarget target, String id) {
        return BulkView.of(own(target, id), target.revives(), null);
    }

    /** @param cursor of the page before, or null */
    public BulkView.Refusals refusals(BulkTarget target, String id, @Nullable String cursor) {
        own(target, id);
        List<BulkItem> found = jobs.refusals(id, number(cursor), REFUSALS + 1);
        boolean more = found.size() > REFUSALS;
        List<BulkItem> items = more ? found.subList(0, REFUSALS) : found;
        return new BulkView.Refusals(
                items.stream().map(BulkView.Item::of).toList(),
                more ? Long.toString(items.getLast().number()) : null);
    }

    private static @Nullable Long number(@Nullable String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw Problem.badRequest("The parameter cursor is not valid.").field("cursor", "is not one of this list");
        }
    }

    /** Stops it; what was changed stays so, and can be undone. */
    public BulkView cancel(BulkTarget target, String id) {
        own(target, id);
        if (!jobs.cancel(id)) {
            throw Problem.conflict("This change is over already.");
        }
        return get(target, id);
    }

    /** Takes it back, record by record. */
    public BulkView undo(BulkTarget target, String id) {
        BulkJob job = own(target, id);
        if (job.action() == BulkAction.DELETE && !target.revives()) {
            throw Problem.conflict("A deleted %s cannot be brought back.".formatted(target.resource()));
        }
        if (!jobs.undo(id)) {
            throw Problem.conflict("This change is under way still, or was taken back already.");
        }
        worker.wake();
        worker.await(id, PATIENCE);
        return get(target, id);
    }

    private BulkJob own(BulkTarget target, String id) {
        return jobs.find(id)
                .filter(job -> job.collection().equals(target.collection()))
                .filter(job -> job.actor().wire().equals(CurrentActor.get().wire()))
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND, "There is no bulk change of yours with the id %s.".formatted(id)));
    }
}

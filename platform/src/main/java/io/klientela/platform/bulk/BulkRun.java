package io.klientela.platform.bulk;

import io.klientela.platform.Json;
import io.klientela.platform.audit.Via;
import io.klientela.platform.bulk.BulkItem.Outcome;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Carries a bulk change out, or takes it back, batch by batch; a batch that comes again after a crash changes nothing more. */
final class BulkRun {
    static final int BATCH = 100;

    private final BulkJob job;
    private final String token;
    private final BulkTarget target;
    private final BulkJobs jobs;
    private final Duration lease;
    private final BooleanSupplier stopping;
    private BulkCounts counts;
    private long next;

    BulkRun(BulkJob job, String token, BulkTarget target, BulkJobs jobs, Duration lease, BooleanSupplier stopping) {
        this.job = job;
        this.token = token;
        this.target = target;
        this.jobs = jobs;
        this.lease = lease;
        this.stopping = stopping;
        this.counts = job.counts();
        this.next = job.next();
    }

    long next() {
        return next;
    }

    /** @return false where it has to be gone on with, by this instance or another */
    boolean complete() {
        boolean undoing = job.status() == BulkStatus.UNDOING;
        while (next < job.total()) {
            if (stopping.getAsBoolean()) {
                return false;
            }
            List<BulkItem> batch = jobs.items(job.id(), next, BATCH);
            List<BulkItem> done = CurrentActor.callAs(
                    job.actor(), () -> via(undoing).during(() -> undoing ? undone(batch) : applied(batch)));
            jobs.save(job.id(), done);
            done.forEach(item -> counts = counts.with(item.outcome()));
            next += BATCH;
            BulkStatus status = undoing ? BulkStatus.UNDOING : BulkStatus.RUNNING;
            if (!jobs.advance(job, token, status, next, counts, lease)) {
                return false;
            }
        }
        return jobs.finish(job.id(), token, undoing ? BulkStatus.UNDONE : BulkStatus.COMPLETED, null);
    }

    private Via via(boolean undoing) {
        Via via = new Via("bulk", job.id(), null);
        return undoing ? via.undone() : via;
    }

    private List<BulkItem> applied(List<BulkItem> batch) {
        BulkChange change = Json.mapper().readValue(job.change(), BulkChange.class);
        List<BulkItem> waiting =
                batch.stream().filter(item -> item.outcome() == Outcome.PENDING).toList();
        List<BulkItem> planned = new ArrayList<>();
        List<BulkItem> done = new ArrayList<>();
        Set<Long> begun = new HashSet<>();
        for (BulkItem item : waiting) {
            if (item.before() != null) {
                begun.add(item.number());
                planned.add(item);
                continue;
            }
            BulkItem plan = attempt(item, Outcome.REFUSED, it -> {
                BulkTarget.Before before = target.before(it.record(), change);
                return it.planned(before.version(), before.values().toString());
            });
            (plan.outcome() == Outcome.PENDING ? planned : done).add(plan);
        }
        jobs.save(job.id(), planned);
        for (BulkItem item : planned) {
            done.add(attempt(item, Outcome.REFUSED, it -> apply(it, change, begun.contains(it.number()))));
        }
        return done;
    }

    /** @param again whether an earlier attempt may have changed the record */
    private BulkItem apply(BulkItem item, BulkChange change, boolean again) {
        try {
            BulkTarget.Done done = target.apply(item.record(), change);
            boolean earlier = again && !done.changed() && done.version() > Objects.requireNonNullElse(item.seen(), 0L);
            return earlier ? item.doneBefore(done) : item.done(done);
        } catch (Problem e) {
            if (again && job.action() == BulkAction.DELETE && e.status() == HttpStatus.NOT_FOUND) {
                return item.doneBefore(null);
            }
            throw e;
        }
    }

    private List<BulkItem> undone(List<BulkItem> batch) {
        return batch.stream()
                .filter(item -> item.outcome() == Outcome.CHANGED)
                .map(item -> attempt(item, Outcome.KEPT, it -> {
                    target.undo(it.record(), job.action(), object(it.before()), object(it.after()));
                    return it.undone();
                }))
                .toList();
    }

    private static ObjectNode object(@Nullable String json) {
        return (ObjectNode) Json.mapper().readTree(json == null ? "{}" : json);
    }

    /** A passing fault stops the whole; anything else is said of this record, and the next one follows. */
    private static BulkItem attempt(BulkItem item, Outcome refusal, UnaryOperator<BulkItem> step) {
        try {
            return step.apply(item);
        } catch (Problem e) {
            if (e.status().is5xxServerError()) {
                throw e;
            }
            return item.refused(refusal, e);
        } catch (JacksonException e) {
            return item.refused(
                    refusal, Problem.unprocessable("What it would become is not valid: " + e.getOriginalMessage()));
        }
    }
}

package io.klientela.automation.run;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import io.klientela.automation.event.EventKind;
import io.klientela.automation.event.EventKinds;
import io.klientela.automation.event.Occurrence;
import io.klientela.automation.event.TimedId;
import io.klientela.automation.rule.ActiveRule;
import io.klientela.events.automation.RunState;
import io.klientela.events.automation.RunStatus;
import io.klientela.platform.Trace;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.aggregate.StateMapper;
import io.klientela.platform.query.SearchText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides, for a rule and something that happened, whether the rule acts; once, as the decision's id is made of both. A
 * decision to act is a run. One not to act stands beside the runs in their collection, so that one list shows both; it
 * has no events, and is forgotten after a while.
 */
@Component
class Decisions {
    private static final Bson NOT_ACTING =
            Filters.in("state.status", List.of(word(RunStatus.SKIPPED), word(RunStatus.SUPPRESSED)));

    private final Aggregates<Run, RunState> runs;
    private final MongoCollection<Document> collection;
    private final WorkList work;
    private final Chain chain;
    private final EventKinds kinds;
    private final StateMapper mapper;
    private final Stamps stamps;
    private final Clock clock;
    private final RunSettings settings;

    Decisions(
            Aggregates<Run, RunState> runs,
            WorkList work,
            Chain chain,
            EventKinds kinds,
            StateMapper mapper,
            Stamps stamps,
            Clock clock,
            RunSettings settings) {
        this.runs = runs;
        this.collection = runs.collection();
        this.work = work;
        this.chain = chain;
        this.kinds = kinds;
        this.mapper = mapper;
        this.stamps = stamps;
        this.clock = clock;
        this.settings = settings;
    }

    void decide(ActiveRule rule, Occurrence what) {
        String id = TimedId.of(what.time(), what.id(), rule.state().id());
        if (collection.countDocuments(Filters.eq("_id", id)) > 0) {
            return;
        }
        Chain.Link link = chain.next(what, id);
        EventKind kind = kinds.find(what.type()).orElse(null);
        Stamp stamp = stamps.now();
        String refusal = rule.refusal(what, clock.instant());
        String suppression = refusal == null ? suppression(rule, what, link.depth()) : null;
        if (refusal != null || suppression != null) {
            work.note(id, what);
            RunStatus status = refusal != null ? RunStatus.SKIPPED : RunStatus.SUPPRESSED;
            String reason = refusal != null ? refusal : suppression;
            note(Run.decision(id, rule.state(), what, kind, link.depth(), status, reason, stamp));
            return;
        }
        work.add(id, what, link);
        begin(Run.decision(id, rule.state(), what, kind, link.depth(), RunStatus.RUNNING, null, stamp), link);
        work.wake();
    }

    /** Its first event is caused by the run, so that a rule that follows runs is one deeper, too. */
    private void begin(RunState decided, Chain.Link link) {
        Trace.begin(link.traceparent());
        try {
            runs.add(Run.begin(decided));
        } catch (DuplicateAggregate e) {
            // another instance decided the same
        }
    }

    private @Nullable String suppression(ActiveRule rule, Occurrence what, int depth) {
        if (depth >= settings.mostDepth()) {
            return "Suppressed: %d rules set one another off in a row; this would be one too many.".formatted(depth);
        } else if (what.recordId() == null) {
            return null;
        } else if (countSince(rule, what, Duration.ofMinutes(1)) >= settings.mostPerMinute()) {
            return "Suppressed: this rule acted on this record %d times within a minute."
                    .formatted(settings.mostPerMinute());
        } else if (countSince(rule, what, Duration.ofHours(1)) >= settings.mostPerHour()) {
            return "Suppressed: this rule acted on this record %d times within an hour."
                    .formatted(settings.mostPerHour());
        }
        return null;
    }

    private long countSince(ActiveRule rule, Occurrence what, Duration time) {
        return collection.countDocuments(Filters.and(
                Filters.eq("state.recordId", what.recordId()),
                Filters.eq("state.ruleId", rule.state().id()),
                Filters.gt("state.createdAt", Date.from(clock.instant().minus(time))),
                Filters.not(NOT_ACTING)));
    }

    private void note(RunState decision) {
        Document document = new Document("version", 1L)
                .append("state", mapper.write(decision))
                .append("search", SearchText.tokens(List.of(decision.name())));
        collection.updateOne(
                Filters.eq("_id", decision.id()),
                new Document("$setOnInsert", document),
                new UpdateOptions().upsert(true));
    }

    /** Forgets decisions not to act that are old, or too many. */
    void sweep() {
        Instant now = clock.instant();
        collection.deleteMany(
                Filters.and(NOT_ACTING, Filters.lt("state.createdAt", Date.from(now.minus(settings.keepSkipped())))));
        List<String> beyond = new ArrayList<>();
        collection
                .find(NOT_ACTING)
                .sort(Sorts.descending("state.createdAt"))
                .projection(new Document("_id", 1))
                .skip(settings.mostSkipped())
                .limit(10_000)
                .forEach(document -> beyond.add(document.getString("_id")));
        if (!beyond.isEmpty()) {
            collection.deleteMany(Filters.and(NOT_ACTING, Filters.in("_id", beyond)));
            work.forget(beyond);
        }
        work.forgetBefore(now.minus(settings.keepInputs()));
    }

    private static String word(RunStatus status) {
        return StateMapper.wireName(status);
    }
}

package io.klientela.automation.run;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import io.klientela.automation.event.Occurrence;
import io.klientela.automation.rule.ActiveRule;
import io.klientela.automation.rule.Rules;
import io.klientela.events.automation.RuleState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/**
 * Sets off the rules that have a schedule. Every instance looks at the clock; as the run's id is made of the rule and the
 * time that was due, they make one run together. What was due while none ran is caught up on once.
 */
@Component
class Schedules {
    private static final Logger log = LoggerFactory.getLogger(Schedules.class);

    private final Rules rules;
    private final Decisions decisions;
    private final MongoCollection<Document> collection;
    private final Clock clock;

    Schedules(Rules rules, Decisions decisions, MongoDatabase database, Clock clock) {
        this.rules = rules;
        this.decisions = decisions;
        this.collection = database.getCollection("schedules");
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            rules.scheduled().forEach(this::look);
        } catch (RuntimeException e) {
            log.warn("schedules wait: {}", e.toString());
        }
    }

    private void look(ActiveRule rule) {
        RuleState state = rule.state();
        Instant due = lastDue(state, since(state), clock.instant());
        if (due != null) {
            decisions.decide(rule, Occurrence.schedule(state.id(), due));
            collection.updateOne(
                    Filters.eq("_id", state.id()),
                    new Document("$max", new Document("last", Date.from(due))),
                    new UpdateOptions().upsert(true));
        }
    }

    /** What was due before the rule was changed last, e.g. switched on, is not made up for. */
    private Instant since(RuleState rule) {
        Document stored = collection.find(Filters.eq("_id", rule.id())).first();
        Instant last = stored == null
                ? rule.createdAt()
                : stored.get("last", Date.class).toInstant();
        return last.isAfter(rule.updatedAt()) ? last : rule.updatedAt();
    }

    /** The latest time in the schedule after the one and not after the other; null where there is none. */
    static @Nullable Instant lastDue(RuleState rule, Instant after, Instant now) {
        CronExpression cron = CronExpression.parse(String.valueOf(rule.trigger().cron()));
        String zone = rule.trigger().timeZone();
        ZonedDateTime next = cron.next(after.atZone(ZoneId.of(zone == null ? "UTC" : zone)));
        Instant due = null;
        for (int looked = 0; next != null && !next.toInstant().isAfter(now) && looked < 100_000; looked++) {
            due = next.toInstant();
            next = cron.next(next);
        }
        return due;
    }
}

package io.klientela.contacts.upkeep;

import io.klientela.contacts.quality.Rejudging;
import io.klientela.contacts.quality.Subject;
import io.klientela.platform.aggregate.Aggregates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Sums over many records, each kept for a while: for twenty times as long as it took, so that looking at them often costs
 * a twentieth of the time at most. A sum tells as of when it is, and is never older than five minutes.
 */
@Component
class Summaries {
    private static final int MOST = 200;
    private static final int TIMES = 20;
    private static final Duration LEAST_AGE = Duration.ofSeconds(1);
    private static final Duration MOST_AGE = Duration.ofMinutes(5);

    private final Rejudging rejudging;
    private final Clock clock;
    private final Map<Key, Entry> kept = new LinkedHashMap<>();

    Summaries(Rejudging rejudging, Clock clock) {
        this.rejudging = rejudging;
        this.clock = clock;
    }

    /** @param version of the rules. @param judging whether records are still being judged by them */
    private record Key(Subject subject, String matching, long version, boolean judging) {}

    private record Kept(QualitySummary summary, Instant until) {}

    /** Those who ask for the same at the same time wait for one answer. */
    private static final class Entry {
        private Kept last = new Kept(QualitySummary.NOTHING, Instant.MIN);
    }

    /** @param matching the records that the caller may read and asks for */
    QualitySummary of(Subject subject, Aggregates<?, ?> records, Bson matching) {
        Rejudging.Progress progress = rejudging.progress(subject);
        Entry entry =
                entry(new Key(subject, matching.toBsonDocument().toJson(), progress.version(), progress.judging()));
        synchronized (entry) {
            Instant begun = clock.instant();
            if (!begun.isBefore(entry.last.until())) {
                Summing summing = new Summing();
                Walk.through(records, matching, summing::add);
                QualitySummary summary = summing.summary(progress.judging(), begun);
                entry.last = new Kept(summary, clock.instant().plus(age(Duration.between(begun, clock.instant()))));
            }
            return entry.last.summary();
        }
    }

    private static Duration age(Duration took) {
        Duration age = took.multipliedBy(TIMES);
        return age.compareTo(LEAST_AGE) < 0 ? LEAST_AGE : age.compareTo(MOST_AGE) > 0 ? MOST_AGE : age;
    }

    private Entry entry(Key key) {
        synchronized (kept) {
            Entry known = kept.remove(key);
            Entry entry = known == null ? new Entry() : known;
            kept.put(key, entry);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            return entry;
        }
    }
}

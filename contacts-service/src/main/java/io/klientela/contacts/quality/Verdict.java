package io.klientela.contacts.quality;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What the rules say of a record. @param due when that changes by itself, as something grows old; null for never */
public record Verdict(List<Finding> findings, @Nullable Instant due) {
    /** Where documents keep what is noted of a record. */
    public static final String PLACE = "quality";

    /** The path of {@link #due} in a record's document. */
    public static final String DUE = PLACE + ".due";

    /** The path of the {@link #failed} rules there. */
    public static final String FAILED = PLACE + ".failedRules";

    /** What of it is kept with a record. @param quality its score. @param failedRules ids of the rules that it does not meet */
    record Kept(@Nullable Integer quality, List<String> failedRules) {}

    /** 0 to 100: the weight of what is met in all; 100 only where everything is. Null where nothing is asked. */
    public @Nullable Integer score() {
        int all = findings.stream().mapToInt(it -> it.rule().weight()).sum();
        int met = findings.stream()
                .filter(Finding::holds)
                .mapToInt(it -> it.rule().weight())
                .sum();
        return all == 0 ? null : 100 * met / all;
    }

    public List<String> failed() {
        return findings.stream()
                .filter(it -> !it.holds())
                .map(it -> it.rule().id())
                .toList();
    }

    /** What is noted beside the record. @param next when to judge it again */
    public Document note(@Nullable Instant next) {
        return new Document("quality", score())
                .append("failedRules", failed())
                .append("due", next == null ? null : Date.from(next));
    }
}

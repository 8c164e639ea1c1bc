package io.klientela.contacts.upkeep;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the data of some records is.
 *
 * @param average of their scores; null where none has one
 * @param bands how many records have a score of {@code from} to {@code to}
 * @param rules how many records fail each rule, the most failed first
 * @param owners the worst first
 * @param judging whether records are still being judged by rules that have changed
 */
record QualitySummary(
        long records,
        @Nullable Double average,
        List<Band> bands,
        List<Failing> rules,
        List<OfOwner> owners,
        boolean judging,
        Instant asOf) {
    /** Before anything was added up. */
    static final QualitySummary NOTHING =
            new QualitySummary(0, null, List.of(), List.of(), List.of(), false, Instant.EPOCH);

    record Band(int from, int to, long records) {}

    record Failing(String rule, long records) {}

    /** @param ownerId null for the records that nobody owns. @param poor how many of them have a score below 70 */
    record OfOwner(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String ownerId,

            @Nullable String ownerName,
            long records,
            double average,
            long poor) {}
}

package io.klientela.reporting.summary;

import io.klientela.reporting.model.Fact;
import io.klientela.reporting.model.Visible;
import io.klientela.reporting.request.Conditions;
import io.klientela.reporting.request.Parameters;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which deals a summary is about.
 *
 * @param from the first closing day of won and lost deals that count; open deals count in any case
 * @param to the last such day
 * @param currency of the sums, or null for the one with most won deals
 */
record SummaryQuestion(
        Visible visible,
        @Nullable String pipelineId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String ownerId,
        @Nullable String teamId,
        @Nullable String currency) {
    private static final Set<String> KNOWN = Collections.unmodifiableSet(
            new LinkedHashSet<>(List.of("pipelineId", "from", "to", "ownerId", "teamId", "currency")));

    /** @throws io.klientela.platform.web.Problem 400 */
    static SummaryQuestion read(Map<String, String[]> query, Visible visible) {
        Parameters parameters = new Parameters(query, KNOWN);
        SummaryQuestion question = new SummaryQuestion(
                visible,
                parameters.id("pipelineId"),
                parameters.day("from"),
                parameters.day("to"),
                parameters.id("ownerId"),
                parameters.id("teamId"),
                parameters.currency("currency"));
        parameters.ordered(question.from, question.to);
        parameters.check();
        return question;
    }

    Predicate<Fact> condition() {
        Conditions conditions = new Conditions()
                .equal("pipelineId", pipelineId)
                .equal("ownerId", ownerId)
                .equal("teamId", teamId);
        if (from != null || to != null) {
            Predicate<Fact> open = fact -> fact.is("status", "open");
            conditions.and(
                    open.or(new Conditions().between("closedOn", from, to).all()));
        }
        return conditions.all();
    }
}

package io.klientela.reporting.summary;

import com.mongodb.client.model.Filters;
import io.klientela.reporting.model.Visible;
import io.klientela.reporting.request.Parameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;
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
        if (question.from != null && question.to != null && question.from.isAfter(question.to)) {
            parameters.refuse("from", "is after to");
        }
        parameters.check();
        return question;
    }

    Bson condition() {
        List<Bson> conditions = new ArrayList<>();
        equal(conditions, "pipelineId", pipelineId);
        equal(conditions, "ownerId", ownerId);
        equal(conditions, "teamId", teamId);
        if (from != null || to != null) {
            conditions.add(Filters.or(Filters.eq("status", "open"), closedInPeriod()));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }

    private Bson closedInPeriod() {
        List<Bson> bounds = new ArrayList<>();
        bounds.add(Filters.ne("status", "open"));
        if (from != null) {
            bounds.add(Filters.gte("closedOn", from.toString()));
        }
        if (to != null) {
            bounds.add(Filters.lte("closedOn", to.toString()));
        }
        return Filters.and(bounds);
    }

    private static void equal(List<Bson> conditions, String field, @Nullable String value) {
        if (value != null) {
            conditions.add(Filters.eq(field, value));
        }
    }
}

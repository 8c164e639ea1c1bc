package io.klientela.reporting.request;

import io.klientela.reporting.model.Fact;
import io.klientela.reporting.model.Visible;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A question about the records of a time, of everybody or of one owner or team. @param from the first day. @param to the last day */
public record Period(
        Visible visible,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String ownerId,
        @Nullable String teamId) {
    private static final Set<String> KNOWN =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("from", "to", "ownerId", "teamId")));

    /** @throws io.klientela.platform.web.Problem 400 */
    public static Period read(Map<String, String[]> query, Visible visible) {
        Parameters parameters = new Parameters(query, KNOWN);
        Period period = new Period(
                visible,
                parameters.day("from"),
                parameters.day("to"),
                parameters.id("ownerId"),
                parameters.id("teamId"));
        parameters.ordered(period.from, period.to);
        parameters.check();
        return period;
    }

    /** @param day the field that decides whether a record is of the time */
    public Predicate<Fact> condition(String day) {
        return new Conditions()
                .equal("ownerId", ownerId)
                .equal("teamId", teamId)
                .between(day, from, to)
                .all();
    }
}

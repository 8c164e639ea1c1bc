package io.klientela.reporting.pipeline;

import io.klientela.reporting.model.Fact;
import io.klientela.reporting.model.Visible;
import io.klientela.reporting.request.Conditions;
import io.klientela.reporting.request.Parameters;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** @param pipelineId null for the default one. @param currency of the sums, or null for the one with most deals */
record PipelineQuestion(
        Visible visible,
        @Nullable String pipelineId,
        @Nullable String ownerId,
        @Nullable String teamId,
        @Nullable String currency) {
    private static final Set<String> KNOWN =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("pipelineId", "ownerId", "teamId", "currency")));

    /** @throws io.klientela.platform.web.Problem 400 */
    static PipelineQuestion read(Map<String, String[]> query, Visible visible) {
        Parameters parameters = new Parameters(query, KNOWN);
        PipelineQuestion question = new PipelineQuestion(
                visible,
                parameters.id("pipelineId"),
                parameters.id("ownerId"),
                parameters.id("teamId"),
                parameters.currency("currency"));
        parameters.check();
        return question;
    }

    Predicate<Fact> condition(String pipeline) {
        return new Conditions()
                .equal("pipelineId", pipeline)
                .equal("ownerId", ownerId)
                .equal("teamId", teamId)
                .all();
    }
}

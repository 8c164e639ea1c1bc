package io.klientela.events.marketing;

import io.klientela.events.State;
import io.klientela.events.contacts.Attribution;
import io.klientela.events.contacts.ConsentProof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person sent through a form.
 *
 * @param name the form's name
 * @param values by the key of the field; only fields of the form, trimmed
 * @param routeToTeamId the team whose members get the leads in turn
 * @param tags what the lead gets
 * @param consents what was ticked; null where nothing was
 * @param proof where it came from, kept where something was ticked
 */
public record SubmissionState(
        String id,
        String name,
        String formId,
        Map<String, String> values,
        @Nullable Attribution attribution,
        List<String> tags,
        @Nullable String language,
        @Nullable String routeToTeamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        @Nullable List<SubmittedConsent> consents,
        @Nullable ConsentProof proof)
        implements State {}

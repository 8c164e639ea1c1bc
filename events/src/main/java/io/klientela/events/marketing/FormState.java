package io.klientela.events.marketing;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form on a web page through which leads come in.
 *
 * @param thankYou what is shown after it was sent
 * @param redirectUrl where the browser goes after it was sent, in place of {@code thankYou}
 * @param tags what each lead gets
 * @param routeToTeamId the team whose members get the leads in turn
 * @param consents what it asks consent to; null where to nothing
 */
public record FormState(
        String id,
        String name,
        boolean active,
        @Nullable String title,
        List<FormField> fields,
        String submitLabel,
        String thankYou,
        @Nullable String redirectUrl,
        @Nullable String language,
        List<String> tags,
        @Nullable String routeToTeamId,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        @Nullable List<FormConsent> consents)
        implements State {}

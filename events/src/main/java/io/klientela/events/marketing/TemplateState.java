package io.klientela.events.marketing;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be filled in for each person.
 *
 * @param subject Liquid
 * @param body Liquid in HTML or MJML
 * @param text Liquid, the plain text part; made from the body where it is null
 */
public record TemplateState(
        String id,
        String name,
        TemplateFormat format,
        String subject,
        String body,
        @Nullable String text,
        @Nullable String language,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}

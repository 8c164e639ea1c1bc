package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailKind;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is about to be written down.
 *
 * @param id follows from what it is about, so that it is one mail however often it is tried
 * @param purpose the key of what it is for
 */
public record MailDraft(
        String id,
        String subject,
        MailKind kind,
        @Nullable String campaignId,
        @Nullable String campaignName,
        @Nullable String templateId,
        @Nullable String contactId,
        @Nullable String contactName,
        String email,
        String purpose) {}

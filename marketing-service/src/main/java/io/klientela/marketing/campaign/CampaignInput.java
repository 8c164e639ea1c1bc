package io.klientela.marketing.campaign;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a campaign.
 *
 * @param subject in place of the template's
 * @param perMinute how many mails may leave in a minute; as fast as the server takes them where absent
 * @param purpose the key of what it is for; {@code newsletter} where absent
 */
record CampaignInput(
        @NotBlank @Size(max = 200) String name,
        @NotBlank String segmentId,
        @NotBlank String templateId,
        @Nullable @Size(max = 500) String subject,
        @Nullable @Size(max = 200) String fromName,
        @Nullable @Email String fromAddress,
        @Nullable @Email String replyTo,
        @Nullable @Min(1) @Max(100_000) Integer perMinute,
        @Nullable String ownerId,
        @Nullable String teamId,
        @Nullable @Size(max = 50) String purpose) {}

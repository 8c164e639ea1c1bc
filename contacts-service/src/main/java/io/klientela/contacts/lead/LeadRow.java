package io.klientela.contacts.lead;

import io.klientela.contacts.lead.LeadInput.AttributionInput;
import io.klientela.events.contacts.LeadSource;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of a file of leads. */
record LeadRow(ImportRow row) {

    Optional<String> externalId() {
        return Optional.ofNullable(row.text("externalId"));
    }

    Optional<String> email() {
        return Optional.ofNullable(row.text("email"));
    }

    Optional<String> phone() {
        return Optional.ofNullable(row.text("phone"));
    }

    /** What the row is found by when it comes again. @throws Problem 422 where there is nothing to find it by */
    String key() {
        return externalId()
                .or(this::email)
                .or(this::phone)
                .orElseThrow(() -> Problem.unprocessable("The row has no e-mail address and no phone number.")
                        .field(
                                "email",
                                "is missing; without it, a phone number or an id the row cannot be found again"));
    }

    Optional<String> ownerName() {
        return Optional.ofNullable(row.text("owner"));
    }

    @Nullable
    Instant createdAt() {
        return time("createdAt");
    }

    @Nullable
    Instant assignedAt() {
        return time("assignedAt");
    }

    /** @throws Problem 422 where it is neither a day nor a time */
    private @Nullable Instant time(String field) {
        String text = row.text(field);
        try {
            if (text == null) {
                return null;
            }
            return text.contains("T")
                    ? Instant.parse(text).truncatedTo(ChronoUnit.MILLIS)
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Problem.unprocessable("%s is no time.".formatted(text))
                    .field(field, "is neither a day like 2026-03-31 nor a time like 2026-03-31T10:15:00Z");
        }
    }

    /** What the row says, and what is known where it says nothing; tags are only added. */
    LeadInput over(@Nullable LeadState before) {
        LeadInput known = before == null ? blank() : LeadInput.of(before);
        return new LeadInput(
                or(firstName(), known.firstName()),
                or(lastName(), known.lastName()),
                or(row.text("email"), known.email()),
                or(row.text("phone"), known.phone()),
                or(row.text("companyName"), known.companyName()),
                or(row.text("jobTitle"), known.jobTitle()),
                or(row.text("message"), known.message()),
                or(row.text("language"), known.language()),
                or(row.text("city"), known.city()),
                or(row.text("country"), known.country()),
                or(source(), known.source()),
                or(row.text("sourceName"), known.sourceName()),
                attribution(known.attribution()),
                Stream.concat(known.tags().stream(), row.list("tags").stream()).toList(),
                or(row.text("externalId"), known.externalId()),
                known.ownerId(),
                known.teamId());
    }

    private @Nullable LeadSource source() {
        String channel = row.text("source");
        return channel == null ? null : LeadSource.valueOf(channel.toUpperCase(Locale.ROOT));
    }

    /** A column with the whole name ends in the family name. */
    private @Nullable String firstName() {
        List<String> words = fullName();
        return or(
                row.text("firstName"), words.size() < 2 ? null : String.join(" ", words.subList(0, words.size() - 1)));
    }

    private @Nullable String lastName() {
        List<String> words = fullName();
        return or(row.text("lastName"), words.isEmpty() ? null : words.getLast());
    }

    private List<String> fullName() {
        String full = row.text("fullName");
        return full == null ? List.of() : new ArrayList<>(List.of(full.strip().split("\\s+")));
    }

    private @Nullable AttributionInput attribution(@Nullable AttributionInput known) {
        AttributionInput before =
                known == null ? new AttributionInput(null, null, null, null, null, null, null) : known;
        AttributionInput after = new AttributionInput(
                or(row.text("utmSource"), before.source()),
                or(row.text("utmMedium"), before.medium()),
                or(row.text("utmCampaign"), before.campaign()),
                or(row.text("utmTerm"), before.term()),
                or(row.text("utmContent"), before.content()),
                or(row.text("referrer"), before.referrer()),
                or(row.text("landingPage"), before.landingPage()));
        return Objects.equals(after, before) ? known : after;
    }

    private static LeadInput blank() {
        return new LeadInput(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LeadSource.IMPORT,
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private static <T> @Nullable T or(@Nullable T said, @Nullable T known) {
        return said == null ? known : said;
    }
}

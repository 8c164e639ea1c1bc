package io.klientela.contacts.consent;

import io.klientela.contacts.consent.FileWords.Answer;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file tells of consents: yes or no for a purpose and a channel, or for the newsletter by e-mail where it
 * only has the times and the legal basis, as the exports of mailing services do.
 */
record ToldConsents(ImportRow row) {
    /** {@code consent.newsletter.email}: yes or no. */
    static final String CONSENT = "consent.";

    /** {@code optOut.newsletter.email}: yes is a no. */
    static final String OPT_OUT = "optOut.";

    /** Of everything by e-mail that a person has a say in. */
    static final String UNSUBSCRIBED = "unsubscribed";

    static final String BASIS = "consentBasis";
    private static final String AT = "consentAt";
    private static final String IP = "consentIp";
    private static final String CONFIRMED_AT = "consentConfirmedAt";
    private static final String CONFIRMED_IP = "consentConfirmedIp";
    private static final String SOURCE = "consentSource";
    private static final String WORDING = "consentWording";
    private static final String WITHDRAWN_AT = "withdrawnAt";
    private static final String WITHDRAWN_WHY = "withdrawnReason";

    /** @param purpose its key; null for all that a person has a say in. @param at null where the file does not say */
    record Told(
            String field,
            @Nullable String purpose,
            ConsentChannel channel,
            ConsentDecision decision,
            @Nullable Instant at) {}

    /** @throws Problem 422 that names what cannot be read */
    List<Told> all() {
        List<Told> all = new ArrayList<>();
        for (String field : new TreeSet<>(row.values().keySet())) {
            if (field.startsWith(CONSENT)) {
                matter(field, CONSENT, answer(field)).ifPresent(all::add);
            } else if (field.startsWith(OPT_OUT) && answer(field) == Answer.YES) {
                matter(field, OPT_OUT, Answer.NO).ifPresent(all::add);
            }
        }
        if (all.isEmpty()) {
            signUp().ifPresent(all::add);
        }
        time(WITHDRAWN_AT).ifPresent(at -> all.add(newsletter(WITHDRAWN_AT, ConsentDecision.WITHDRAWN, at)));
        if (row.text(UNSUBSCRIBED) != null && answer(UNSUBSCRIBED) == Answer.YES) {
            all.add(new Told(
                    UNSUBSCRIBED,
                    null,
                    ConsentChannel.EMAIL,
                    ConsentDecision.WITHDRAWN,
                    time(WITHDRAWN_AT).orElse(null)));
        }
        return all;
    }

    private Optional<Told> matter(String field, String prefix, Answer answer) {
        String[] words = field.substring(prefix.length()).split("\\.", 2);
        ConsentChannel channel = ConsentChannel.valueOf(words[1].toUpperCase(Locale.ROOT));
        return switch (answer) {
            case YES ->
                Optional.of(new Told(
                        field,
                        words[0],
                        channel,
                        ConsentDecision.GIVEN,
                        givenAt().orElse(null)));
            case NO ->
                Optional.of(new Told(
                        field,
                        words[0],
                        channel,
                        ConsentDecision.WITHDRAWN,
                        time(WITHDRAWN_AT).orElse(null)));
            case NOTHING -> Optional.empty();
        };
    }

    /** That the person signed up; a time of confirmation alone is what is written where somebody else entered them. */
    private Optional<Told> signUp() {
        boolean confirmed = row.text(CONFIRMED_AT) != null && row.text(CONFIRMED_IP) != null;
        if (row.text(AT) != null || confirmed) {
            return Optional.of(newsletter(
                    row.text(AT) == null ? CONFIRMED_AT : AT,
                    ConsentDecision.GIVEN,
                    givenAt().orElse(null)));
        }
        return basis().isConsent()
                ? Optional.of(newsletter(BASIS, ConsentDecision.GIVEN, givenAt().orElse(null)))
                : Optional.empty();
    }

    private static Told newsletter(String field, ConsentDecision decision, @Nullable Instant at) {
        return new Told(field, StandardPurpose.NEWSLETTER.key(), ConsentChannel.EMAIL, decision, at);
    }

    FileWords.Basis basis() {
        String cell = row.text(BASIS);
        FileWords.Basis basis = FileWords.basis(cell == null ? "" : cell);
        if (!basis.known()) {
            throw refused(BASIS, "is no legal basis, such as consent, legitimate interest or contract");
        }
        return basis;
    }

    private Answer answer(String field) {
        return FileWords.answer(Objects.requireNonNullElse(row.text(field), ""))
                .orElseThrow(() -> refused(field, "is neither yes nor no"));
    }

    private Optional<Instant> givenAt() {
        return time(CONFIRMED_AT).or(() -> time(AT));
    }

    private Optional<Instant> time(String field) {
        String said = row.text(field);
        return said == null
                ? Optional.empty()
                : Optional.of(FileTimes.read(said)
                        .orElseThrow(() -> refused(field, "is no time, such as 2024-05-31 14:30 or 31.05.2024")));
    }

    /** Where it was said from. */
    @Nullable
    String ip(ConsentDecision decision) {
        String confirmed = row.text(CONFIRMED_IP);
        return decision == ConsentDecision.WITHDRAWN ? null : confirmed == null ? row.text(IP) : confirmed;
    }

    @Nullable
    String wording() {
        return row.text(WORDING);
    }

    /** Everything else that the row knows of it, in its own words. */
    @Nullable
    String words(ConsentDecision decision) {
        boolean no = decision == ConsentDecision.WITHDRAWN;
        String words = Stream.of(
                        row.text(SOURCE),
                        row.text(BASIS),
                        no ? row.text(WITHDRAWN_WHY) : row.text(WORDING),
                        no || row.text(CONFIRMED_AT) == null ? null : signedUp())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? null : words.length() > 1_000 ? words.substring(0, 1_000) : words;
    }

    private @Nullable String signedUp() {
        String at = row.text(AT);
        return at == null ? null : row.text(IP) == null ? at : at + ", " + row.text(IP);
    }

    static Problem refused(String field, String message) {
        return Problem.unprocessable("The row tells of a consent what cannot be read.")
                .field(field, message);
    }
}

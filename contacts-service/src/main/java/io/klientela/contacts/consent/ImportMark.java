package io.klientela.contacts.consent;

import io.klientela.contacts.consent.ToldConsents.Told;
import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.contacts.ConsentSource;
import io.klientela.events.contacts.PurposeState;
import io.klientela.events.contacts.PurposeWording;
import io.klientela.platform.audit.Via;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tells an entry that came from a file from all others, in its proof. */
record ImportMark(String importId, @Nullable String fileName) {

    /** That of the import which the code that runs now belongs to. */
    static ImportMark current() {
        Via via = Via.current().orElseThrow();
        return new ImportMark(via.id(), via.name());
    }

    private String text() {
        return "(import %s)".formatted(importId);
    }

    boolean isOn(ConsentEntry entry) {
        ConsentProof proof = entry.proof();
        return entry.source() == ConsentSource.IMPORT
                && proof != null
                && Objects.requireNonNullElse(proof.reference(), "").endsWith(text());
    }

    /** The same however often the row is tried. */
    String entryId(long row, String purpose, Told told) {
        String name = String.join(
                "\n",
                importId,
                Long.toString(row),
                purpose,
                told.channel().name(),
                told.decision().name());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What the row tells, with its proof. */
    Decision decision(PurposeState purpose, Told told, ToldConsents said) {
        String reference = "%s, row %d %s"
                .formatted(
                        fileName == null ? "file" : fileName.substring(0, Math.min(300, fileName.length())),
                        said.row().number(),
                        text());
        return new Decision(
                purpose.key(),
                told.channel(),
                told.decision(),
                told.decision() == ConsentDecision.GIVEN
                        ? wording(purpose, said.wording())
                                .map(PurposeWording::version)
                                .orElse(null)
                        : null,
                null,
                ConsentSource.IMPORT,
                said.words(told.decision()),
                new ConsentProof(said.ip(told.decision()), null, null, null, null, null, reference),
                null,
                null,
                told.at());
    }

    /** The version that the file names by its number, or by the very words that people were shown. */
    private static Optional<PurposeWording> wording(PurposeState purpose, @Nullable String said) {
        if (said == null) {
            return Optional.empty();
        }
        String text = said.strip();
        return text.matches("\\d{1,6}")
                ? Purposes.wording(purpose, Integer.parseInt(text))
                : purpose.wordings().stream()
                        .filter(wording -> wording.text().pl().equals(text)
                                || wording.text().en().equals(text))
                        .findFirst();
    }
}

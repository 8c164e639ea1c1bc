package io.klientela.identity.review;

import io.klientela.events.identity.AccessReviewLineState;
import io.klientela.events.identity.AccessReviewLineState.Right;
import io.klientela.events.identity.AccessReviewState;
import io.klientela.platform.imports.CsvOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a review to a file, line by line. */
@Component
class ReviewExport {
    private static final List<String> COLUMNS = List.of(
            "review",
            "holder_type",
            "holder_id",
            "holder",
            "holder_active",
            "role_id",
            "role",
            "teams",
            "last_used_on",
            "rights",
            "unused_rights",
            "decision",
            "note",
            "decided_at",
            "decided_by",
            "decided_by_name",
            "signed_at",
            "signed_by",
            "signed_by_name");

    private final SignOff lines;

    ReviewExport(SignOff lines) {
        this.lines = lines;
    }

    /** For a spreadsheet: a cell that starts like a formula is none. */
    void csv(AccessReviewState review, OutputStream out) throws IOException {
        try (CsvOutput csv = new CsvOutput(out)) {
            csv.write(COLUMNS);
            lines.each(review.id(), line -> csv.write(cells(review, line)));
        }
    }

    /** What the digest of a signed review is of. */
    void ndjson(AccessReviewState review, OutputStream out) {
        lines.each(review.id(), line -> {
            try {
                out.write(SignOff.bytes(line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> cells(AccessReviewState review, AccessReviewLineState line) {
        return List.of(
                review.name(),
                line.holderType(),
                line.holderId(),
                line.holderName(),
                String.valueOf(line.holderActive()),
                line.roleId(),
                line.roleName(),
                String.join("; ", line.teams()),
                text(line.lastUsedOn()),
                rights(line.rights()),
                rights(line.rights().stream().filter(Right::unused).toList()),
                line.decision().name().toLowerCase(Locale.ROOT),
                text(line.note()),
                text(line.decidedAt()),
                text(line.decidedBy()),
                text(line.decidedByName()),
                text(review.signedAt()),
                text(review.signedBy()),
                text(review.signedByName()));
    }

    private static String rights(List<Right> rights) {
        return rights.stream()
                .map(right -> "%s %s (%s)"
                        .formatted(
                                right.resource(),
                                right.action(),
                                right.scope().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("; "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}

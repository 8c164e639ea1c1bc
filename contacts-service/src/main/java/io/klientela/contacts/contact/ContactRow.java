package io.klientela.contacts.contact;

import io.klientela.contacts.contact.ContactInput.EmailInput;
import io.klientela.contacts.contact.ContactInput.EmploymentInput;
import io.klientela.contacts.contact.ContactInput.PhoneInput;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of a file of contacts. */
record ContactRow(ImportRow row) {
    private static final String WORK = "work";

    /** What the row is found by when it comes again: its id in the file, else its e-mail address. */
    Optional<String> externalId() {
        return Optional.ofNullable(row.text("externalId")).or(this::email);
    }

    /** @throws Problem 422 where there is nothing to find the row by */
    String key() {
        return externalId()
                .orElseThrow(() -> Problem.unprocessable("The row has no e-mail address.")
                        .field("email", "is missing; without it the row cannot be found again"));
    }

    Optional<String> email() {
        return Optional.ofNullable(row.text("email"));
    }

    Optional<String> companyName() {
        return Optional.ofNullable(row.text("company"));
    }

    /** What the row says, and what is known where it says nothing; addresses, phones and companies are only added. */
    ContactInput over(@Nullable ContactState before, @Nullable String companyId) {
        ContactInput known = before == null ? blank() : ContactInput.of(before);
        return new ContactInput(
                or(row.text("firstName"), known.firstName()),
                or(row.text("lastName"), known.lastName()),
                plus(known.emails(), email().orElse(null), EmailInput::value, value -> new EmailInput(value, WORK)),
                plus(known.phones(), row.text("phone"), PhoneInput::value, value -> new PhoneInput(value, WORK)),
                plus(
                        known.companies(),
                        companyId,
                        EmploymentInput::companyId,
                        value -> new EmploymentInput(value, null)),
                or(row.text("jobTitle"), known.jobTitle()),
                or(row.text("language"), known.language()),
                or(row.text("city"), known.city()),
                or(row.text("country"), known.country()),
                known.tags(),
                or(known.externalId(), key()),
                known.ownerId(),
                known.teamId());
    }

    private static ContactInput blank() {
        return new ContactInput(
                null, null, List.of(), List.of(), List.of(), null, null, null, null, List.of(), null, null, null);
    }

    private static <T> List<T> plus(
            List<T> known, @Nullable String value, Function<T, String> valueOf, Function<String, T> added) {
        if (value == null || known.stream().map(valueOf).anyMatch(value::equals)) {
            return known;
        }
        List<T> more = new ArrayList<>(known);
        more.add(added.apply(value));
        return more;
    }

    private static <T> @Nullable T or(@Nullable T said, @Nullable T known) {
        return said == null ? known : said;
    }
}

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of a file of contacts. */
record ContactRow(ImportRow row) {
    private static final String WORK = "work";
    /** Addresses and numbers in one row. */
    private static final int MOST = 5;

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

    /** Of a company that has to be there. */
    Optional<String> companyName() {
        return Optional.ofNullable(row.text("company"));
    }

    /** Of a company that is created where it is not there. */
    Optional<String> newCompanyName() {
        return Optional.ofNullable(row.text("companyName"));
    }

    /** What the row says, and what is known where it says nothing; addresses, phones and companies are only added. */
    ContactInput over(@Nullable ContactState before, @Nullable String companyId) {
        ContactInput known = before == null ? blank() : ContactInput.of(before);
        return new ContactInput(
                or(firstName(), known.firstName()),
                or(lastName(), known.lastName()),
                emails(known.emails()),
                phones(known.phones()),
                plus(
                        known.companies(),
                        companyId,
                        EmploymentInput::companyId,
                        value -> new EmploymentInput(value, null)),
                or(row.text("jobTitle"), known.jobTitle()),
                or(row.text("language"), known.language()),
                or(row.text("city"), known.city()),
                or(row.text("country"), known.country()),
                Stream.concat(known.tags().stream(), row.list("tags").stream())
                        .distinct()
                        .toList(),
                before != null && before.merged() != null ? known.externalId() : or(known.externalId(), key()),
                known.ownerId(),
                known.teamId());
    }

    private List<EmailInput> emails(List<EmailInput> known) {
        List<EmailInput> emails = known;
        for (int i = 1; i <= MOST; i++) {
            String kind = row.text(numbered("email", i) + "Kind");
            emails = plus(
                    emails,
                    row.text(numbered("email", i)),
                    EmailInput::value,
                    value -> new EmailInput(value, kind == null ? WORK : kind));
        }
        return emails;
    }

    private List<PhoneInput> phones(List<PhoneInput> known) {
        List<PhoneInput> phones = known;
        for (int i = 1; i <= MOST; i++) {
            String kind = row.text(numbered("phone", i) + "Kind");
            phones = plus(
                    phones,
                    row.text(numbered("phone", i)),
                    PhoneInput::value,
                    value -> new PhoneInput(value, kind == null ? WORK : kind));
        }
        return phones;
    }

    private static String numbered(String field, int number) {
        return number == 1 ? field : field + number;
    }

    private @Nullable String firstName() {
        List<String> words = nameless() ? fullName() : List.of();
        return or(
                row.text("firstName"), words.size() < 2 ? null : String.join(" ", words.subList(0, words.size() - 1)));
    }

    private @Nullable String lastName() {
        List<String> words = nameless() ? fullName() : List.of();
        return or(row.text("lastName"), words.isEmpty() ? null : words.getLast());
    }

    private boolean nameless() {
        return row.text("firstName") == null && row.text("lastName") == null;
    }

    /** A column with the whole name ends in the family name. */
    private List<String> fullName() {
        String full = row.text("fullName");
        return full == null ? List.of() : List.of(full.strip().split("\\s+", -1));
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

package io.klientela.contacts.contact;

import io.klientela.contacts.contact.ContactInput.EmploymentInput;
import io.klientela.contacts.reach.FileReach;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.custom.CustomColumns;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of a file of contacts. */
record ContactRow(ImportRow row) {
    private static final int MOST_COMPANIES = 5;

    /** A place in a company, which the row calls by its name. @param field that says the name */
    record Job(
            String field,
            String company,
            @Nullable String role,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        /** What the row says, and what is known of the same place where it says nothing. */
        private EmploymentInput over(@Nullable EmploymentInput known, String companyId) {
            return known == null
                    ? new EmploymentInput(companyId, role, from, until)
                    : new EmploymentInput(
                            companyId, or(role, known.role()), or(from, known.from()), or(until, known.until()));
        }
    }

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

    /** Of companies that have to be there. */
    Stream<String> companyNames() {
        return Stream.ofNullable(row.text("company"));
    }

    /** Of companies that are created where they are not there. */
    Stream<String> newCompanyNames() {
        return IntStream.rangeClosed(1, MOST_COMPANIES)
                .mapToObj(i -> row.text(FileReach.numbered("companyName", i)))
                .flatMap(Stream::ofNullable);
    }

    /** Where the person works, the main place first. */
    List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        String existing = row.text("company");
        for (int i = 1; i <= MOST_COMPANIES; i++) {
            String field = i == 1 && existing != null ? "company" : FileReach.numbered("companyName", i);
            String name = row.text(field);
            if (name != null) {
                jobs.add(new Job(
                        field,
                        name,
                        row.text(FileReach.numbered("companyRole", i)),
                        row.date(FileReach.numbered("employedFrom", i)),
                        row.date(FileReach.numbered("employedUntil", i))));
            }
        }
        return jobs;
    }

    /**
     * What the row says, and what is known where it says nothing; addresses, phones and companies are only added.
     *
     * @param companyIds of the jobs, in their order
     * @param region of the main company, for phone numbers without country code
     */
    ContactInput over(@Nullable ContactState before, List<String> companyIds, Supplier<@Nullable String> region) {
        ContactInput known = before == null ? ContactInput.blank() : ContactInput.of(before);
        String country = or(row.text("country"), known.country());
        return new ContactInput(
                or(firstName(), known.firstName()),
                or(lastName(), known.lastName()),
                FileReach.emails(row, known.emails()),
                FileReach.phones(row, known.phones(), country == null ? region : () -> country),
                employments(known.companies(), companyIds),
                or(row.text("jobTitle"), known.jobTitle()),
                or(row.text("language"), known.language()),
                or(row.text("city"), known.city()),
                country,
                FileReach.tags(row, known.tags()),
                staysWithout(before) ? known.externalId() : or(known.externalId(), key()),
                known.ownerId(),
                known.teamId(),
                FileReach.addresses(row, known.addresses()),
                FileReach.languages(row, known.languages()),
                or(row.text("timeZone"), known.timeZone()),
                FileReach.links(row, known.links()),
                CustomColumns.said(row, known.custom()));
    }

    /** Who stands for others keeps its own id, and who is found by our own id has no other. */
    private boolean staysWithout(@Nullable ContactState before) {
        return before != null && (before.merged() != null || key().equals(before.id()));
    }

    private List<EmploymentInput> employments(List<EmploymentInput> known, List<String> companyIds) {
        List<EmploymentInput> all = new ArrayList<>(known);
        List<Job> jobs = jobs();
        for (int i = 0; i < companyIds.size(); i++) {
            String companyId = companyIds.get(i);
            int place = IntStream.range(0, all.size())
                    .filter(at -> all.get(at).companyId().equals(companyId))
                    .findFirst()
                    .orElse(-1);
            if (place < 0) {
                all.add(jobs.get(i).over(null, companyId));
            } else {
                all.set(place, jobs.get(i).over(all.get(place), companyId));
            }
        }
        return all;
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

    private static <T> @Nullable T or(@Nullable T said, @Nullable T known) {
        return said == null ? known : said;
    }
}

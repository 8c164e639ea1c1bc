package io.klientela.contacts.contact;

import static io.klientela.contacts.shared.Inputs.trimmed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.klientela.contacts.shared.CountryCode;
import io.klientela.events.contacts.ContactState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a contact. Without any name the first e-mail address stands for it, so one of them has to be
 * there. The first e-mail address, phone number and company are the main ones.
 *
 * @param country an ISO 3166-1 alpha-2 code; phone numbers without country code belong to it
 * @param language a BCP 47 tag, e.g. {@code pl} or {@code en-GB}
 * @param ownerId a user; of a new contact the person who makes it, where none is given
 * @param teamId the owner's first team, where none is given
 */
record ContactInput(
        @Nullable @Size(max = 100) String firstName,
        @Nullable @Size(max = 100) String lastName,
        @Size(max = 20) List<@NotNull @Valid EmailInput> emails,
        @Size(max = 20) List<@NotNull @Valid PhoneInput> phones,
        @Size(max = 20) List<@NotNull @Valid EmploymentInput> companies,
        @Nullable @Size(max = 100) String jobTitle,

        @Nullable
        @Pattern(
                regexp = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}",
                message = "is not a language tag, such as pl or en-GB")
        String language,

        @Nullable @Size(max = 100) String city,
        @Nullable @CountryCode String country,
        @Size(max = 50) List<@NotBlank @Size(max = 60) String> tags,
        @Nullable @Size(max = 200) String externalId,
        @Nullable @Size(max = 64) String ownerId,
        @Nullable @Size(max = 64) String teamId) {

    private static final String EMAIL_KIND = "work|home|other";
    private static final String PHONE_KIND = "work|mobile|home|other";

    /** @param kind {@code work}, {@code home} or {@code other} */
    record EmailInput(
            @NotBlank @Size(max = 254) @Email(regexp = ".+@.+\\.\\p{L}{2,}", message = "is not an e-mail address")
            String value,

            @Nullable @Pattern(regexp = EMAIL_KIND, message = "is one of work, home, other")
            String kind) {
        EmailInput {
            value = Objects.requireNonNullElse(trimmed(value), "").toLowerCase(Locale.ROOT);
        }
    }

    /** @param kind {@code work}, {@code mobile}, {@code home} or {@code other} */
    record PhoneInput(
            @NotBlank @Size(max = 40) String value,

            @Nullable @Pattern(regexp = PHONE_KIND, message = "is one of work, mobile, home, other")
            String kind) {}

    /** The company's name may be sent back as it was read, and is not looked at. @param role e.g. {@code buyer} */
    @JsonIgnoreProperties("companyName")
    record EmploymentInput(
            @NotBlank @Size(max = 64) String companyId,
            @Nullable @Size(max = 100) String role) {}

    ContactInput {
        firstName = trimmed(firstName);
        lastName = trimmed(lastName);
        emails = emails == null ? List.of() : emails.stream().distinct().toList();
        phones = phones == null ? List.of() : phones.stream().distinct().toList();
        companies =
                companies == null ? List.of() : companies.stream().distinct().toList();
        jobTitle = trimmed(jobTitle);
        language = trimmed(language);
        city = trimmed(city);
        tags = tags == null ? List.of() : tags.stream().distinct().toList();
        externalId = trimmed(externalId);
    }

    static ContactInput of(ContactState state) {
        return new ContactInput(
                state.firstName(),
                state.lastName(),
                state.emails().stream()
                        .map(email -> new EmailInput(email.value(), email.kind()))
                        .toList(),
                state.phones().stream()
                        .map(phone -> new PhoneInput(phone.value(), phone.kind()))
                        .toList(),
                state.companies().stream()
                        .map(employment -> new EmploymentInput(employment.companyId(), employment.role()))
                        .toList(),
                state.jobTitle(),
                state.language(),
                state.city(),
                state.country(),
                state.tags(),
                state.externalId(),
                state.ownerId(),
                state.teamId());
    }

    /** The same, who works there alone. */
    ContactInput employedBy(String companyId) {
        return new ContactInput(
                firstName,
                lastName,
                emails,
                phones,
                List.of(new EmploymentInput(companyId, null)),
                jobTitle,
                language,
                city,
                country,
                tags,
                externalId,
                ownerId,
                teamId);
    }
}

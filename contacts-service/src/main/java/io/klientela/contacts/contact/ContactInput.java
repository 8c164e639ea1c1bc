package io.klientela.contacts.contact;

import static io.klientela.contacts.shared.Inputs.trimmed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.klientela.contacts.reach.AddressInput;
import io.klientela.contacts.reach.EmailInput;
import io.klientela.contacts.reach.LinkInput;
import io.klientela.contacts.reach.PhoneInput;
import io.klientela.contacts.reach.Reach;
import io.klientela.contacts.reach.ZoneName;
import io.klientela.contacts.shared.CountryCode;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.custom.CustomFields;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be written of a contact. Without any name the first e-mail address stands for it, so one of them has to be
 * there. The first e-mail address, phone number and company are the main ones.
 *
 * @param country an ISO 3166-1 alpha-2 code; phone numbers without country code belong to it, or
 *     else to the main company's
 * @param language the first of {@code languages}, a BCP 47 tag such as {@code pl} or {@code en-GB}; either can be written
 * @param city that of the first address, where nothing else is said; so is the country
 * @param ownerId a user; of a new contact the person who makes it, where none is given
 * @param teamId the owner's first team, where none is given
 * @param custom by the keys of the fields that an administrator has defined
 */
record ContactInput(
        @Nullable @Size(max = 100) String firstName,
        @Nullable @Size(max = 100) String lastName,
        @Size(max = 20) List<@NotNull @Valid EmailInput> emails,
        @Size(max = 20) List<@NotNull @Valid PhoneInput> phones,
        @Size(max = 20) List<@NotNull @Valid EmploymentInput> companies,
        @Nullable @Size(max = 100) String jobTitle,

        @Nullable @Pattern(regexp = Reach.LANGUAGE, message = Reach.NO_LANGUAGE)
        String language,

        @Nullable @Size(max = 100) String city,
        @Nullable @CountryCode String country,
        @Size(max = 50) List<@NotBlank @Size(max = 60) String> tags,
        @Nullable @Size(max = 200) String externalId,
        @Nullable @Size(max = 64) String ownerId,
        @Nullable @Size(max = 64) String teamId,
        @Size(max = 20) List<@NotNull @Valid AddressInput> addresses,
        @Size(max = 20) List<@NotNull @Pattern(regexp = Reach.LANGUAGE, message = Reach.NO_LANGUAGE) String> languages,
        @Nullable @ZoneName String timeZone,
        @Size(max = 20) List<@NotNull @Valid LinkInput> links,

        @Schema(type = "object") @Size(max = 100) Map<String, @Nullable JsonNode> custom) {

    /**
     * The company's name may be sent back as it was read, and is not looked at.
     *
     * @param role e.g. {@code buyer}. @param until the last day, where the person has left
     */
    @JsonIgnoreProperties("companyName")
    record EmploymentInput(
            @NotBlank @Size(max = 64) String companyId,
            @Nullable @Size(max = 100) String role,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        EmploymentInput {
            role = trimmed(role);
        }

        static EmploymentInput at(String companyId) {
            return new EmploymentInput(companyId, null, null, null);
        }
    }

    ContactInput {
        firstName = trimmed(firstName);
        lastName = trimmed(lastName);
        emails = distinct(emails);
        phones = distinct(phones);
        companies = distinct(companies);
        jobTitle = trimmed(jobTitle);
        language = trimmed(language);
        city = trimmed(city);
        tags = distinct(tags);
        externalId = trimmed(externalId);
        addresses = AddressInput.said(addresses);
        languages = distinct(languages);
        timeZone = trimmed(timeZone);
        links = distinct(links);
        custom = custom == null ? Map.of() : custom;
    }

    private static <T> List<T> distinct(@Nullable List<T> some) {
        return some == null ? List.of() : some.stream().distinct().toList();
    }

    /** Nothing. */
    static ContactInput blank() {
        return new ContactInput(
                null, null, List.of(), List.of(), List.of(), null, null, null, null, List.of(), null, null, null,
                List.of(), List.of(), null, List.of(), Map.of());
    }

    static ContactInput of(ContactState state) {
        return new ContactInput(
                state.firstName(),
                state.lastName(),
                EmailInput.of(state.emails()),
                PhoneInput.of(state.phones()),
                state.companies().stream()
                        .map(job -> new EmploymentInput(job.companyId(), job.role(), job.from(), job.until()))
                        .toList(),
                state.jobTitle(),
                state.language(),
                state.city(),
                state.country(),
                state.tags(),
                state.externalId(),
                state.ownerId(),
                state.teamId(),
                AddressInput.of(state.addresses()),
                ContactDetails.languagesOf(state),
                state.timeZone(),
                LinkInput.of(state.links()),
                CustomFields.said(state.custom()));
    }

    /** The same, who works there alone. */
    ContactInput employedBy(String companyId) {
        return new ContactInput(
                firstName,
                lastName,
                emails,
                phones,
                List.of(EmploymentInput.at(companyId)),
                jobTitle,
                language,
                city,
                country,
                tags,
                externalId,
                ownerId,
                teamId,
                addresses,
                languages,
                timeZone,
                links,
                custom);
    }
}

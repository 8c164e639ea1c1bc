package io.klientela.contacts.company;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.contacts.reach.AddressInput;
import io.klientela.contacts.reach.EmailInput;
import io.klientela.contacts.reach.LinkInput;
import io.klientela.contacts.reach.PhoneInput;
import io.klientela.contacts.reach.Reach;
import io.klientela.contacts.reach.ZoneName;
import io.klientela.contacts.shared.CountryCode;
import io.klientela.events.Money;
import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.custom.CustomFields;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be written of a company.
 *
 * @param phone the first of {@code phones}; either can be written
 * @param city that of the first address, where nothing else is said; so is the country
 * @param country an ISO 3166-1 alpha-2 code; a phone number without country code belongs to it
 * @param revenue of a year
 * @param parentId the company that it is a subsidiary of
 * @param ownerId a user; of a new company the person who makes it, where none is given
 * @param teamId the owner's first team, where none is given
 * @param languages BCP 47 tags, the one to write in first
 * @param custom by the keys of the fields that an administrator has defined
 */
record CompanyInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 100) String sector,

        @Nullable
        @Size(max = 500)
        @Pattern(
                regexp = "(https?://)?[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}(:\\d{1,5})?([/?#]\\S*)?",
                message = "is not a web address, such as https://example.com")
        String website,

        @Nullable @Size(max = 40) String phone,
        @Nullable @Size(max = 100) String city,
        @Nullable @CountryCode String country,
        @Nullable @Min(1000) @Max(2200) Integer foundedYear,
        @Nullable Money revenue,
        @Nullable @PositiveOrZero Long employees,
        @Nullable @Size(max = 64) String parentId,
        @Size(max = 50) List<@NotBlank @Size(max = 60) String> tags,
        @Nullable @Size(max = 200) String externalId,
        @Nullable @Size(max = 64) String ownerId,
        @Nullable @Size(max = 64) String teamId,
        @Size(max = 20) List<@NotNull @Valid EmailInput> emails,
        @Size(max = 20) List<@NotNull @Valid PhoneInput> phones,
        @Size(max = 20) List<@NotNull @Valid AddressInput> addresses,
        @Size(max = 20) List<@NotNull @Pattern(regexp = Reach.LANGUAGE, message = Reach.NO_LANGUAGE) String> languages,
        @Nullable @ZoneName String timeZone,
        @Size(max = 20) List<@NotNull @Valid LinkInput> links,

        @Schema(type = "object") @Size(max = 100) Map<String, @Nullable JsonNode> custom) {

    CompanyInput {
        name = Objects.requireNonNullElse(trimmed(name), "");
        sector = trimmed(sector);
        website = trimmed(website);
        phone = trimmed(phone);
        city = trimmed(city);
        externalId = trimmed(externalId);
        tags = distinct(tags);
        emails = distinct(emails);
        phones = distinct(phones);
        addresses = AddressInput.said(addresses);
        languages = distinct(languages);
        timeZone = trimmed(timeZone);
        links = distinct(links);
        custom = custom == null ? Map.of() : custom;
    }

    private static <T> List<T> distinct(@Nullable List<T> some) {
        return some == null ? List.of() : some.stream().distinct().toList();
    }

    /** Nothing but a name, and what files find it by. */
    static CompanyInput named(String name, @Nullable String externalId) {
        return new CompanyInput(
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                externalId,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                Map.of());
    }

    static CompanyInput of(CompanyState state) {
        return new CompanyInput(
                state.name(),
                state.sector(),
                state.website(),
                state.phone(),
                state.city(),
                state.country(),
                state.foundedYear(),
                state.revenue(),
                state.employees(),
                state.parentId(),
                state.tags(),
                state.externalId(),
                state.ownerId(),
                state.teamId(),
                EmailInput.of(state.emails()),
                PhoneInput.of(CompanyDetails.phonesOf(state)),
                AddressInput.of(state.addresses()),
                Reach.all(state.languages()),
                state.timeZone(),
                LinkInput.of(state.links()),
                CustomFields.said(state.custom()));
    }
}

package io.klientela.contacts.company;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.contacts.shared.CountryCode;
import io.klientela.events.Money;
import io.klientela.events.contacts.CompanyState;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a company.
 *
 * @param country an ISO 3166-1 alpha-2 code; a phone number without country code belongs to it
 * @param revenue of a year
 * @param parentId the company that it is a subsidiary of
 * @param ownerId a user; of a new company the person who makes it, where none is given
 * @param teamId the owner's first team, where none is given
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
        @Nullable @Size(max = 64) String teamId) {

    CompanyInput {
        name = Objects.requireNonNullElse(trimmed(name), "");
        sector = trimmed(sector);
        website = trimmed(website);
        phone = trimmed(phone);
        city = trimmed(city);
        externalId = trimmed(externalId);
        tags = tags == null ? List.of() : tags.stream().distinct().toList();
    }

    /** Nothing but a name, and what files find it by. */
    static CompanyInput named(String name, String externalId) {
        return new CompanyInput(
                name, null, null, null, null, null, null, null, null, null, List.of(), externalId, null, null);
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
                state.teamId());
    }
}

package io.klientela.contacts.lead;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.contacts.shared.CountryCode;
import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.contacts.Attribution;
import io.klientela.events.contacts.LeadSource;
import io.klientela.events.contacts.LeadState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a lead. It is called by its name, else its e-mail address, phone number, company or external
 * id, so one of them has to be there.
 *
 * @param country an ISO 3166-1 alpha-2 code; a phone number without country code belongs to it
 * @param language a BCP 47 tag, e.g. {@code pl} or {@code en-GB}
 * @param source {@code manual} where a person and {@code api} where an API client makes it, unless it is given
 * @param ownerId a user; of a new lead the person who makes it, where none is given
 * @param teamId the owner's first team, where none is given
 */
record LeadInput(
        @Nullable @Size(max = 100) String firstName,
        @Nullable @Size(max = 100) String lastName,

        @Nullable @Size(max = 254) @Email(regexp = LeadInput.EMAIL, message = "is not an e-mail address")
        String email,

        @Nullable @Size(max = 40) String phone,
        @Nullable @Size(max = 200) String companyName,
        @Nullable @Size(max = 100) String jobTitle,
        @Nullable @Size(max = LeadInput.LONGEST_MESSAGE) String message,

        @Nullable @Pattern(regexp = LeadInput.LANGUAGE, message = "is not a language tag, such as pl or en-GB")
        String language,

        @Nullable @Size(max = 100) String city,
        @Nullable @CountryCode String country,
        @Nullable LeadSource source,
        @Nullable @Size(max = 200) String sourceName,
        @Nullable @Valid AttributionInput attribution,
        @Size(max = 50) List<@NotBlank @Size(max = 60) String> tags,
        @Nullable @Size(max = 200) String externalId,
        @Nullable @Size(max = 64) String ownerId,
        @Nullable @Size(max = 64) String teamId) {
    static final String EMAIL = ".+@.+\\.\\p{L}{2,}";
    static final String LANGUAGE = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}";
    static final int LONGEST_MESSAGE = 20_000;

    /** What brought the person here, as UTM parameters tell it. */
    record AttributionInput(
            @Nullable @Size(max = 200) String source,
            @Nullable @Size(max = 200) String medium,
            @Nullable @Size(max = 200) String campaign,
            @Nullable @Size(max = 200) String term,
            @Nullable @Size(max = 200) String content,
            @Nullable @Size(max = 2000) String referrer,
            @Nullable @Size(max = 2000) String landingPage) {

        static @Nullable AttributionInput of(@Nullable Attribution known) {
            return known == null
                    ? null
                    : new AttributionInput(
                            known.source(),
                            known.medium(),
                            known.campaign(),
                            known.term(),
                            known.content(),
                            known.referrer(),
                            known.landingPage());
        }

        Attribution attribution() {
            return new Attribution(source, medium, campaign, term, content, referrer, landingPage);
        }
    }

    LeadInput {
        firstName = trimmed(firstName);
        lastName = trimmed(lastName);
        email = lowerCase(trimmed(email));
        phone = trimmed(phone);
        companyName = trimmed(companyName);
        jobTitle = trimmed(jobTitle);
        message = trimmed(message);
        language = trimmed(language);
        city = trimmed(city);
        sourceName = trimmed(sourceName);
        tags = tags == null ? List.of() : tags.stream().distinct().toList();
        externalId = trimmed(externalId);
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    static LeadInput of(LeadState state) {
        return new LeadInput(
                state.firstName(),
                state.lastName(),
                state.email(),
                state.phone(),
                state.companyName(),
                state.jobTitle(),
                state.message(),
                state.language(),
                state.city(),
                state.country(),
                state.source(),
                state.sourceName(),
                AttributionInput.of(state.attribution()),
                state.tags(),
                state.externalId(),
                state.ownerId(),
                state.teamId());
    }

    /** Everything but who has it. @throws io.klientela.platform.web.Problem 422 where the phone number cannot be one */
    void writeTo(LeadDraft draft) {
        draft.firstName = firstName;
        draft.lastName = lastName;
        draft.email = email;
        draft.phone = phone == null ? null : PhoneNumbers.e164(phone, country, "phone");
        draft.companyName = companyName;
        draft.jobTitle = jobTitle;
        draft.message = message;
        draft.language = language;
        draft.city = city;
        draft.country = country;
        draft.source = source == null ? draft.source : source;
        draft.sourceName = sourceName;
        draft.attribution = attribution == null ? null : attribution.attribution();
        draft.tags = tags;
        draft.externalId = externalId;
    }
}

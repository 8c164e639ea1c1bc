package io.klientela.contacts.lead;

import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.contacts.Attribution;
import io.klientela.events.contacts.LeadSource;
import io.klientela.platform.audit.Via;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person sent through a form or by mail, as it concerns a lead; this consumer's own view of a submission. It fills in what
 * is not known yet; whatever fits nowhere, or says something else than is known, is kept in the message.
 *
 * @param name the form's name, or the address that a mail went to
 * @param cameBy how it came, where not through a form
 */
record SubmittedLead(
        String id,
        String name,
        @Nullable String formId,
        @Nullable Map<String, String> values,
        @Nullable Attribution attribution,
        @Nullable List<String> tags,
        @Nullable String language,
        @Nullable String routeToTeamId,
        @Nullable LeadSource cameBy) {
    private static final Pattern EMAIL = Pattern.compile(LeadInput.EMAIL);
    private static final Pattern LANGUAGE = Pattern.compile(LeadInput.LANGUAGE);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> FIELDS =
            Set.of("firstName", "lastName", "email", "phone", "companyName", "jobTitle", "message", "city", "country");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_TAGS = 50;

    LeadSource source() {
        return cameBy == null ? LeadSource.FORM : cameBy;
    }

    @Nullable
    String email() {
        String email = value("email");
        return email != null && email.length() <= 254 && EMAIL.matcher(email).matches()
                ? email.toLowerCase(Locale.ROOT)
                : null;
    }

    /** What the values of a lead come from that it fills in. */
    Via via() {
        return new Via(cameBy == null ? "form" : "email", formId == null ? id : formId, name);
    }

    void fillIn(LeadDraft draft) {
        Leftovers more = new Leftovers();
        draft.firstName = more.prefer(draft.firstName, "firstName", LONGEST_NAME);
        draft.lastName = more.prefer(draft.lastName, "lastName", LONGEST_NAME);
        draft.email = more.prefer(draft.email, "email", email());
        draft.companyName = more.prefer(draft.companyName, "companyName", 200);
        draft.jobTitle = more.prefer(draft.jobTitle, "jobTitle", LONGEST_NAME);
        draft.city = more.prefer(draft.city, "city", LONGEST_NAME);
        draft.country = more.prefer(draft.country, "country", country());
        draft.phone = more.prefer(draft.phone, "phone", phone(draft.country));
        draft.message = message(draft.message, more);
        draft.language = draft.language == null ? language(language) : draft.language;
        draft.attribution = draft.attribution == null ? attribution : draft.attribution;
        draft.formId = draft.formId == null ? formId : draft.formId;
        draft.sourceName = draft.sourceName == null ? name : draft.sourceName;
        draft.submissionIds = Stream.concat(draft.submissionIds.stream(), Stream.of(id))
                .distinct()
                .toList();
        draft.tags = Stream.concat(draft.tags.stream(), tags == null ? Stream.empty() : tags.stream())
                .distinct()
                .limit(MOST_TAGS)
                .toList();
    }

    private @Nullable String value(String key) {
        String value = values == null ? null : values.get(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private @Nullable String country() {
        String country = value("country");
        String code = country == null ? null : country.toUpperCase(Locale.ROOT);
        return code != null && COUNTRIES.contains(code) ? code : null;
    }

    private @Nullable String phone(@Nullable String country) {
        String phone = value("phone");
        try {
            return phone == null ? null : PhoneNumbers.e164(phone, country, "phone");
        } catch (Problem e) {
            return null; // kept in the message as it was typed
        }
    }

    private static @Nullable String language(@Nullable String tag) {
        return tag != null && LANGUAGE.matcher(tag).matches() ? tag : null;
    }

    private @Nullable String message(@Nullable String before, Leftovers more) {
        List<String> parts = new ArrayList<>();
        if (before != null) {
            parts.add(before);
        }
        Stream.concat(Stream.ofNullable(value("message")), Stream.ofNullable(more.text()))
                .filter(part -> before == null || !before.contains(part))
                .forEach(parts::add);
        String all = String.join("\n\n", parts);
        if (all.isEmpty()) {
            return null;
        }
        return all.length() <= LeadInput.LONGEST_MESSAGE ? all : all.substring(0, LeadInput.LONGEST_MESSAGE);
    }

    /** Values that no field of the lead takes. */
    private final class Leftovers {
        private final List<String> lines = new ArrayList<>();

        private Leftovers() {
            if (values != null) {
                values.keySet().stream().filter(key -> !FIELDS.contains(key)).forEach(this::keep);
            }
        }

        @Nullable
        String prefer(@Nullable String known, String key, int longest) {
            String value = value(key);
            return prefer(known, key, value != null && value.length() <= longest ? value : null);
        }

        /** @param usable the value in the field's own form; null where it does not have it */
        @Nullable
        String prefer(@Nullable String known, String key, @Nullable String usable) {
            if (value(key) != null && (usable == null || (known != null && !known.equalsIgnoreCase(usable)))) {
                keep(key);
            }
            return known == null ? usable : known;
        }

        private void keep(String key) {
            String value = value(key);
            if (value != null) {
                lines.add(key + ": " + value);
            }
        }

        @Nullable
        String text() {
            return lines.isEmpty() ? null : String.join("\n", lines);
        }
    }
}

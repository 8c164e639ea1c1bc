package io.klientela.marketing.template;

import io.klientela.marketing.person.Person;
import io.klientela.platform.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a template may say of a person, by the names that templates use. */
public final class PersonValues {
    private static final Pattern FIELD = Pattern.compile("\\bcontact\\.([A-Za-z_]\\w*)");
    private static final Person NOBODY = new Person(
            "00000000-0000-7000-8000-000000000000",
            "Anna Nowak",
            "Anna",
            "Nowak",
            "anna.nowak@example.com",
            "en",
            "Warszawa",
            "PL",
            "Head of purchasing",
            "Example sp. z o.o.",
            List.of("example"),
            null,
            "Jan Kowalski",
            null,
            Instant.parse("2026-01-15T09:00:00Z"),
            1,
            1,
            0,
            null,
            null,
            0,
            0,
            null,
            null,
            0,
            0,
            0,
            null,
            false,
            false);

    private PersonValues() {}

    /**
     * @param unsubscribeUrl where the person says that they want no more
     * @param preferencesUrl where the person decides about everything
     */
    public static Map<String, Object> of(Person person, String unsubscribeUrl, String preferencesUrl) {
        Map<String, Object> values = new HashMap<>();
        values.put("contact", contact(person));
        values.put("unsubscribeUrl", unsubscribeUrl);
        values.put("preferencesUrl", preferencesUrl);
        return values;
    }

    /** Somebody who does not exist, for a preview without a contact. */
    public static Person example() {
        return NOBODY;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> contact(Person person) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<String, Object>) Json.mapper().convertValue(person, Map.class)).forEach((name, value) -> {
            if (value != null) {
                fields.put(name, value);
            }
        });
        fields.put("id", person.contactId());
        return fields;
    }

    /** Fields of {@code contact} that a template names and that there are not. */
    static Set<String> unknownIn(String source) {
        Set<String> unknown = new TreeSet<>();
        Set<String> known = new TreeSet<>(Set.of("id"));
        for (var component : Person.class.getRecordComponents()) {
            known.add(component.getName());
        }
        FIELD.matcher(source).results().map(match -> match.group(1)).forEach(name -> {
            if (!known.contains(name)) {
                unknown.add(name);
            }
        });
        return unknown;
    }
}

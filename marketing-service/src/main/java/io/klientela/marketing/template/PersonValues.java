package io.klientela.marketing.template;

import io.klientela.events.FieldValue;
import io.klientela.events.contacts.CustomFieldOption;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.marketing.person.Person;
import io.klientela.platform.Json;
import io.klientela.platform.custom.CustomFields;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a template may say of a person, by the names that templates use. */
@Component
public class PersonValues {
    private static final Pattern FIELD = Pattern.compile("\\bcontact\\.([A-Za-z_]\\w*)");
    private static final Pattern CUSTOM = Pattern.compile("\\bcontact\\.custom\\.([A-Za-z_]\\w*)");
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
            false,
            null);

    private final CustomFields customFields;

    PersonValues(CustomFields customFields) {
        this.customFields = customFields;
    }

    /**
     * @param unsubscribeUrl where the person says that they want no more
     * @param preferencesUrl where the person decides about everything
     */
    public Map<String, Object> of(Person person, String unsubscribeUrl, String preferencesUrl) {
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
    private Map<String, Object> contact(Person person) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<String, Object>) Json.mapper().convertValue(person, Map.class)).forEach((name, value) -> {
            if (value != null) {
                fields.put(name, value);
            }
        });
        fields.put("id", person.contactId());
        fields.put(CustomFields.COMPONENT, custom(person));
        return fields;
    }

    /** As people read them: choices by their labels. */
    private Map<String, Object> custom(Person person) {
        Map<String, FieldValue> values = person.custom();
        Map<String, Object> shown = new LinkedHashMap<>();
        if (values != null) {
            customFields.of("contact").stream()
                    .filter(field -> values.containsKey(field.key()))
                    .forEach(field ->
                            shown.put(field.key(), shown(field, Objects.requireNonNull(values.get(field.key())))));
        }
        return shown;
    }

    private static Object shown(CustomFieldState field, FieldValue value) {
        FieldValue.RecordLink link = value.link();
        List<String> choices = value.choices();
        if (link != null) {
            return Map.of("id", link.id(), "name", link.name());
        } else if (choices != null) {
            return choices.stream().map(key -> label(field, key)).collect(Collectors.joining(", "));
        } else if (value.money() != null) {
            return Map.of(
                    "amount",
                    value.money().amount().toPlainString(),
                    "currency",
                    value.money().currency());
        } else if (value.number() != null) {
            return value.number();
        }
        return label(field, Objects.requireNonNullElse(value.text(), ""));
    }

    private static String label(CustomFieldState field, String key) {
        return Stream.ofNullable(field.options())
                .flatMap(List::stream)
                .filter(option -> option.key().equals(key))
                .map(CustomFieldOption::label)
                .findFirst()
                .orElse(key);
    }

    /** Fields of {@code contact} that a template names and that there are not. */
    Set<String> unknownIn(String source) {
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
        CUSTOM.matcher(source).results().map(match -> match.group(1)).forEach(key -> {
            if (customFields.find("contact", key).isEmpty()) {
                unknown.add(CustomFields.COMPONENT + "." + key);
            }
        });
        return unknown;
    }
}

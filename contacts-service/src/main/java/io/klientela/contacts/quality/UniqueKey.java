package io.klientela.contacts.quality;

import io.klientela.platform.query.SearchText;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A value that no other record should have.
 *
 * @param rule the id of the rule that says so
 * @param value as it is compared: case and diacritics do not count, nor in a number how it is parted
 */
public record UniqueKey(String rule, String value) {
    private static final Pattern PARTING = Pattern.compile("[\\s.\\-/()]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?[\\p{L}]{0,3}[\\d\\s.\\-/()]+");
    private static final int LONGEST = 200;

    /** All keys of a record for a rule. Longer texts are nothing by which anything is told apart. */
    static Stream<UniqueKey> of(QualityRule rule, JsonNode record) {
        return Values.at(record, rule.field()).stream()
                .map(UniqueKey::compared)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .distinct()
                .map(value -> new UniqueKey(rule.id(), value));
    }

    private static String compared(String value) {
        String folded = SearchText.fold(value.strip());
        return NUMBER.matcher(folded).matches() ? PARTING.matcher(folded).replaceAll("") : folded;
    }

    /** As it is kept and looked up. */
    public String text() {
        return rule + ":" + value;
    }

    static String ruleOf(String text) {
        return text.substring(0, text.indexOf(':'));
    }
}

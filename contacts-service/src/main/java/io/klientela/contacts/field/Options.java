package io.klientela.contacts.field;

import io.klientela.contacts.field.CustomFieldInput.OptionInput;
import io.klientela.events.contacts.CustomFieldOption;
import io.klientela.platform.imports.mapping.NameKey;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be chosen: in the order that was wished, and behind it what records may still have. */
final class Options {
    private static final int MOST = 200;

    private Options() {}

    /**
     * The options of a field.
     *
     * @param before those that it has; which are wished by their key, or by what they are called
     * @throws Problem 422 for a choice without any, for two that are called the same, and for options of what is no choice
     */
    static @Nullable List<CustomFieldOption> of(CustomFieldInput input, List<CustomFieldOption> before) {
        if (!input.isChoice()) {
            if (!input.options().isEmpty()) {
                throw Problem.unprocessable("Only a choice has options.").field("options", "belong to a choice");
            }
            return null;
        }
        Map<String, CustomFieldOption> byKey = new LinkedHashMap<>();
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < input.options().size(); i++) {
            OptionInput wish = input.options().get(i);
            String key = keyOf(wish, before, byKey.keySet());
            if (byKey.putIfAbsent(key, new CustomFieldOption(key, wish.label(), wish.isArchived())) != null
                    || (!wish.isArchived() && !labels.add(NameKey.of(wish.label())))) {
                throw Problem.unprocessable("Two options are called the same.")
                        .field("options[%d].label".formatted(i), "is there already");
            }
        }
        if (labels.isEmpty() && !input.isArchived()) {
            throw Problem.unprocessable("There is nothing to choose from.")
                    .field("options", "are missing: a choice needs one at least");
        }
        before.forEach(
                option -> byKey.putIfAbsent(option.key(), new CustomFieldOption(option.key(), option.label(), true)));
        if (byKey.size() > MOST) {
            throw Problem.unprocessable("A field has at most %d options, with those that are archived.".formatted(MOST))
                    .field("options", "are more than %d".formatted(MOST));
        }
        return new ArrayList<>(byKey.values());
    }

    private static String keyOf(OptionInput wish, List<CustomFieldOption> before, Set<String> taken) {
        if (wish.key() != null) {
            return wish.key();
        }
        Optional<String> known = before.stream()
                .filter(option -> option.label().equals(wish.label()) && !taken.contains(option.key()))
                .map(CustomFieldOption::key)
                .findFirst();
        return known.orElseGet(() -> FieldKeys.option(
                wish.label(),
                key -> taken.contains(key)
                        || before.stream().anyMatch(option -> option.key().equals(key))));
    }
}

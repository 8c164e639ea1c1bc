package io.klientela.marketing.form;

import io.klientela.events.marketing.FormField;
import io.klientela.events.marketing.FormState;
import io.klientela.platform.pages.Language;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in, held against the form. Only the form's own fields are looked at.
 *
 * @param values by key; without those left empty
 * @param errors by key, in the form's language
 */
record Answers(Map<String, String> values, Map<String, String> errors) {
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),;:]{1,64}@[^\\s@<>\"(),;:]+\\.[^\\s@<>\"(),;:.]{2,}");
    private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()/.-]{4,29}");
    private static final Set<String> YES = Set.of("true", "on", "yes", "1");
    private static final int LONGEST = 500;
    private static final int LONGEST_TEXT = 5_000;

    static Answers of(FormState form, Map<String, String> given) {
        Language language = Language.of(form.language(), null);
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> errors = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            String value = given.getOrDefault(field.key(), "").strip();
            if (value.isEmpty()) {
                if (field.required()) {
                    errors.put(field.key(), language.say("To pole jest wymagane.", "This is required."));
                }
                continue;
            }
            String error = error(field, value, language);
            if (error == null) {
                values.put(field.key(), normal(field, value));
            } else {
                errors.put(field.key(), error);
            }
        }
        if (errors.isEmpty() && !values.containsKey("email") && !values.containsKey("phone")) {
            String key = form.fields().stream().anyMatch(field -> field.key().equals("email")) ? "email" : "phone";
            errors.put(key, language.say("Jak możemy odpowiedzieć?", "How can we answer?"));
        }
        return new Answers(values, errors);
    }

    private static @Nullable String error(FormField field, String value, Language language) {
        int longest = field.kind() == io.klientela.events.marketing.FieldKind.TEXTAREA ? LONGEST_TEXT : LONGEST;
        if (value.length() > longest) {
            return language.say("Najwyżej %d znaków.", "At most %d characters.").formatted(longest);
        }
        return switch (field.kind()) {
            case EMAIL ->
                EMAIL.matcher(value).matches() && value.length() <= 254
                        ? null
                        : language.say("To nie jest adres e-mail.", "This is not an e-mail address.");
            case PHONE ->
                PHONE.matcher(value).matches()
                        ? null
                        : language.say("To nie jest numer telefonu.", "This is not a phone number.");
            case CHOICE ->
                field.choices().contains(value)
                        ? null
                        : language.say("Proszę wybrać z listy.", "Please choose from the list.");
            case CHECKBOX ->
                !field.required() || isYes(value) ? null : language.say("To pole jest wymagane.", "This is required.");
            case TEXT, TEXTAREA -> null;
        };
    }

    private static String normal(FormField field, String value) {
        return switch (field.kind()) {
            case EMAIL -> value.toLowerCase(Locale.ROOT);
            case CHECKBOX -> Boolean.toString(isYes(value));
            case TEXT -> value.replaceAll("\\s+", " ");
            case PHONE, TEXTAREA, CHOICE -> value;
        };
    }

    private static boolean isYes(String value) {
        return YES.contains(value.toLowerCase(Locale.ROOT));
    }
}

package io.klientela.contacts.quality;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is expected of a field.
 *
 * @param id a word of its own among the rules of its kind of record; records that fail it tell of it by this
 * @param name what people call it; null where what it asks says enough
 * @param field e.g. {@code jobTitle} or {@code emails.kind}; of a {@link RuleKind#FRESH} one {@code updatedAt} for the whole
 * @param pattern of a {@link RuleKind#FORMAT}: a regular expression (RE2) that the whole of each value matches
 * @param days of a {@link RuleKind#FRESH}: how old a value may be
 * @param condition of a {@link RuleKind#CONSISTENT}: CEL over the fields of the record, and {@code now}
 * @param weight of it in the score, 1 to 10; 1 where it is absent
 * @param active yes where it is absent
 */
public record QualityRule(
        @NotNull @Pattern(regexp = "[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?", message = "is a word of a-z, 0-9 and -")
        String id,

        @Nullable @Size(max = 120) String name,
        @NotBlank @Size(max = 100) String field,
        @NotNull RuleKind kind,
        @Nullable @Size(max = 500) String pattern,
        @Nullable @Min(1) @Max(36_500) Integer days,
        @Nullable @Size(max = 2_000) String condition,
        @Min(1) @Max(10) Integer weight,
        Boolean active) {
    static final String WHOLE = "updatedAt";

    public QualityRule {
        name = name == null || name.isBlank() ? null : name.strip();
        pattern = kind == RuleKind.FORMAT ? pattern : null;
        days = kind == RuleKind.FRESH ? days : null;
        condition = kind == RuleKind.CONSISTENT && condition != null ? condition.strip() : null;
        weight = Objects.requireNonNullElse(weight, 1);
        active = Objects.requireNonNullElse(active, true);
    }

    static QualityRule required(String field, int weight) {
        return new QualityRule(
                word(field) + "-required", null, field, RuleKind.REQUIRED, null, null, null, weight, true);
    }

    static QualityRule fresh(String field, int days, int weight) {
        return new QualityRule(word(field) + "-fresh", null, field, RuleKind.FRESH, null, days, null, weight, true);
    }

    static QualityRule consistent(String field, String condition, int weight) {
        return new QualityRule(
                word(field) + "-consistent", null, field, RuleKind.CONSISTENT, null, null, condition, weight, true);
    }

    /** {@code job-title} of {@code jobTitle}. */
    private static String word(String field) {
        return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Whether it asks how old this one field is. */
    boolean asksAge() {
        return kind == RuleKind.FRESH && !field.equals(WHOLE);
    }

    /** The field as such, {@code emails} of {@code emails.kind}. */
    String root() {
        return field.split("\\.", 2)[0];
    }
}

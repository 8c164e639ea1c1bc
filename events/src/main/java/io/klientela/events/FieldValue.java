package io.klientela.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The value of a field that an administrator has defined; one of its components is there. In JSON it is what it says:
 * a text (also a day as {@code 2026-01-31}, and the key of a choice), a number, an amount of money, a list of keys, or
 * {@code {"id", "name"}} of a record.
 */
public record FieldValue(
        @Nullable String text,
        @Nullable BigDecimal number,
        @Nullable Money money,
        @Nullable List<String> choices,
        @Nullable RecordLink link) {

    /** @param name what the record is called, as it was last heard */
    public record RecordLink(String id, String name) {}

    public static FieldValue of(String text) {
        return new FieldValue(text, null, null, null, null);
    }

    public static FieldValue of(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return new FieldValue(null, plain.setScale(Math.max(0, plain.scale())), null, null, null);
    }

    public static FieldValue of(Money money) {
        return new FieldValue(null, null, money, null, null);
    }

    public static FieldValue of(List<String> choices) {
        return new FieldValue(null, null, null, List.copyOf(choices), null);
    }

    public static FieldValue of(RecordLink link) {
        return new FieldValue(null, null, null, null, link);
    }

    /** @throws IllegalArgumentException where it is none of these */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FieldValue read(Object json) {
        return switch (json) {
            case String words -> of(words);
            case Number some -> of(new BigDecimal(some.toString()));
            case List<?> keys -> of(keys.stream().map(String::valueOf).toList());
            case Map<?, ?> members -> ofMembers(members);
            default -> throw new IllegalArgumentException("is no value of a field");
        };
    }

    private static FieldValue ofMembers(Map<?, ?> members) {
        return members.get("amount") == null
                ? of(new RecordLink(String.valueOf(members.get("id")), String.valueOf(members.get("name"))))
                : of(Money.of(String.valueOf(members.get("amount")), String.valueOf(members.get("currency"))));
    }

    @JsonValue
    Object json() {
        if (text != null) {
            return text;
        } else if (number != null) {
            return number;
        } else if (money != null) {
            return money;
        }
        return choices != null ? choices : Objects.requireNonNull(link);
    }
}

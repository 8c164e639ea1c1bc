package io.klientela.platform.web;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Refuses to write the fields that a role keeps from its holders, by whatever way. */
final class FieldGuard {

    private FieldGuard() {}

    static Problem refusal(String field) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "Your roles do not let you write %s.".formatted(field))
                .field(field, "cannot be written by you");
    }

    /** @param unwritable names of the records' components */
    static void refuseChanges(Set<String> unwritable, Object before, Object after) {
        for (String field : unwritable) {
            if (!Objects.equals(value(before, field), value(after, field))) {
                throw refusal(field);
            }
        }
    }

    /** @param unwritable names of the input's components; others are none of its business */
    static void refuseFilled(Set<String> unwritable, Object input) {
        for (String field : unwritable) {
            if (isFilled(value(input, field))) {
                throw refusal(field);
            }
        }
    }

    private static boolean isFilled(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case String text -> !text.isBlank();
            case Collection<?> some -> !some.isEmpty();
            case Map<?, ?> some -> !some.isEmpty();
            default -> true;
        };
    }

    /** Of a component that the record has; null of any other. */
    private static @Nullable Object value(Object of, String component) {
        for (RecordComponent each : of.getClass().getRecordComponents()) {
            if (each.getName().equals(component)) {
                try {
                    var accessor = each.getAccessor();
                    accessor.setAccessible(true);
                    return accessor.invoke(of);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return null;
    }
}

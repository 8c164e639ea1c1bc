package io.klientela.contacts.shared;

import io.klientela.platform.web.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what comes by other ways than HTTP to the same rules. */
@Component
public class Inputs {
    private final Validator validator;

    Inputs(Validator validator) {
        this.validator = validator;
    }

    /** @throws Problem 422 naming each field that breaks its rule */
    public void check(Object input) {
        Set<ConstraintViolation<Object>> violations = validator.validate(input);
        if (!violations.isEmpty()) {
            Problem problem = Problem.unprocessable("Please correct what is named below.");
            violations.forEach(
                    violation -> problem.field(violation.getPropertyPath().toString(), violation.getMessage()));
            throw problem;
        }
    }

    /** The text without blanks around it; null where nothing is left. */
    public static @Nullable String trimmed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

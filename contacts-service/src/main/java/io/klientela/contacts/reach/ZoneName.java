package io.klientela.contacts.reach;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text is the IANA name of a time zone. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ZoneName.Known.class)
public @interface ZoneName {
    String message() default "is not the name of a time zone, such as Europe/Warsaw";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks a name against the zones that the JDK knows. */
    final class Known implements ConstraintValidator<ZoneName, String> {
        private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || NAMES.contains(name);
        }
    }
}

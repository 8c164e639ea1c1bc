package io.klientela.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On a component of a record that is shown: it tells what a field of another resource holds, and is hidden from whoever
 * may not see that one.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reveals {
    /** The resource. */
    String value();

    /** Its field; empty for the records as such. */
    String field() default "";

    /** Whether it is made of records that the reader would have to be allowed to read all of. */
    boolean ofAll() default false;

    /** What the components of records say of themselves. */
    final class Told {
        private Told() {}

        static Optional<Reveals> by(Class<?> shown, String component) {
            return Stream.of(shown.getRecordComponents())
                    .filter(each -> each.getName().equals(component))
                    .flatMap(each -> Stream.ofNullable(each.getAnnotation(Reveals.class)))
                    .findFirst();
        }
    }
}

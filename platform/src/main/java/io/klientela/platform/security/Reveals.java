package io.klientela.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        /** By the name of the component; read once, as an annotation is parsed each time that somebody asks for it. */
        private static final ClassValue<Map<String, Reveals>> ALL = new ClassValue<>() {
            @Override
            protected Map<String, Reveals> computeValue(Class<?> shown) {
                return Stream.of(shown.getRecordComponents())
                        .filter(each -> each.isAnnotationPresent(Reveals.class))
                        .collect(Collectors.toUnmodifiableMap(
                                RecordComponent::getName, each -> each.getAnnotation(Reveals.class)));
            }
        };

        private Told() {}

        static Optional<Reveals> by(Class<?> shown, String component) {
            return Optional.ofNullable(ALL.get(shown).get(component));
        }

        static Set<String> components(Class<?> shown) {
            return ALL.get(shown).keySet();
        }
    }
}

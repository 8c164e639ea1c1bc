package io.klientela.contacts.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what says the main one of several in step with the list of all: the language to write in with the languages, the
 * phone number of a company with its numbers, the city with that of the first address. Either can be written.
 */
public final class Reach {
    /** What a language tag is written like. */
    public static final String LANGUAGE = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}";

    public static final String NO_LANGUAGE = "is not a language tag, such as pl or en-GB";

    private Reach() {}

    /**
     * The list with the main one first.
     *
     * @param all as they were written. @param main as it was written, and as it was before
     * @param replacing whether another main one takes the place of the one before, or stands before it
     */
    public static <T> List<T> withMain(
            List<T> all, @Nullable T main, @Nullable String before, boolean replacing, Function<T, String> key) {
        String now = main == null ? null : key.apply(main);
        if (Objects.equals(now, before)) {
            return all;
        }
        List<T> ordered = new ArrayList<>();
        if (main != null) {
            ordered.add(all.stream()
                    .filter(each -> key.apply(each).equals(now))
                    .findFirst()
                    .orElse(main));
        }
        boolean without = replacing || now == null;
        all.stream()
                .filter(each -> !key.apply(each).equals(now))
                .filter(each -> !without || !key.apply(each).equals(before))
                .forEach(ordered::add);
        return List.copyOf(ordered);
    }

    /**
     * A field that says what the first address says, unless something else was written.
     *
     * @param said as it was written, and as it was before. @param first of the first address, now and before
     */
    public static @Nullable String following(
            @Nullable String said, @Nullable String before, @Nullable String first, @Nullable String firstBefore) {
        boolean followed = said != null && said.equals(before) && said.equals(firstBefore);
        return said == null || (followed && first != null) ? first : said;
    }

    /** What the first of them says; null where there is none. */
    public static <T> @Nullable String first(@Nullable List<T> some, Function<T, @Nullable String> field) {
        return some == null || some.isEmpty() ? null : field.apply(some.getFirst());
    }

    /** Null where there is none: states leave empty lists of these out. */
    public static <T> @Nullable List<T> some(List<T> all) {
        return all.isEmpty() ? null : List.copyOf(all);
    }

    /** None where a state leaves them out. */
    public static <T> List<T> all(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }
}

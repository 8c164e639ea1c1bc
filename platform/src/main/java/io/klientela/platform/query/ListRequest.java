package io.klientela.platform.query;

import io.klientela.platform.web.Problem;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of a list.
 *
 * @param filter in CEL
 * @param sort the name of a field, with {@code -} before it for descending; by id where none is given
 * @param cursor of the page before
 * @param limit 1 to 500
 * @param count whether to count all
 * @param q words to search for
 */
public record ListRequest(
        @Nullable String filter,
        @Nullable String sort,
        @Nullable String cursor,
        int limit,
        boolean count,
        @Nullable String q) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MOST = 500;
    private static final int LONGEST_Q = 200;
    private static final Set<String> PARAMETERS = Set.of("filter", "sort", "cursor", "limit", "count", "q");

    /** The same list from a cursor on, as many at once as there may be. */
    public ListRequest from(@Nullable String next) {
        return new ListRequest(filter, sort, next, MOST, false, q);
    }

    /** Everything that a filter and words find. */
    public ListRequest matching(@Nullable String condition, @Nullable String words) {
        return new ListRequest(
                condition == null || condition.isBlank() ? null : condition,
                null,
                null,
                limit,
                false,
                words == null || words.isBlank() ? null : words);
    }

    /** The first page in the order of ids. */
    public static ListRequest first(int limit) {
        return new ListRequest(null, null, null, limit, false, null);
    }

    /**
     * Reads query parameters as the servlet API gives them.
     *
     * @param others parameters that the resource itself understands
     * @throws Problem 400 for what is unknown, repeated or out of range
     */
    public static ListRequest parse(Map<String, String[]> parameters, Fields fields, String... others) {
        parameters.forEach((name, values) -> check(name, values, Set.of(others)));
        ListRequest request = new ListRequest(
                text(parameters, "filter"),
                text(parameters, "sort"),
                text(parameters, "cursor"),
                limit(text(parameters, "limit")),
                flag(text(parameters, "count")),
                text(parameters, "q"));
        request.order(fields);
        if (request.q != null && request.q.length() > LONGEST_Q) {
            throw invalid("q", "has at most %d characters".formatted(LONGEST_Q));
        }
        return request;
    }

    /** The filter and the words that were asked for; null where everything was. */
    public @Nullable String asked() {
        return filter == null || q == null ? (filter == null ? q : filter) : filter + " " + q;
    }

    /** The sort, checked. @throws Problem 400 where there is no such field, or it has no order */
    Sort order(Fields fields) {
        String wanted = sort == null ? "id" : sort;
        boolean descending = wanted.startsWith("-");
        String name = descending ? wanted.substring(1) : wanted;
        Field field = fields.resolve(name);
        if (field == null) {
            throw invalid("sort", FieldNames.unknown(name, fields));
        } else if (!field.sortable()) {
            throw invalid(
                    "sort",
                    "%s cannot be sorted by; use one of %s".formatted(name, String.join(", ", fields.sortable())));
        }
        return new Sort(field, descending);
    }

    private static void check(String name, String[] values, Set<String> others) {
        if (others.contains(name)) {
            return;
        } else if (!PARAMETERS.contains(name)) {
            String advice = FieldNames.closest(name, PARAMETERS)
                    .map("did you mean %s?"::formatted)
                    .orElse("known ones are filter, sort, cursor, limit, count and q");
            throw invalid(name, "is not a parameter of this list; " + advice);
        } else if (values.length > 1) {
            throw invalid(name, "is given more than once");
        }
    }

    private static @Nullable String text(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 || values[0].isBlank() ? null : values[0];
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below, with the same words as a number out of range.
        }
        throw invalid("limit", "is a number from 1 to %d".formatted(MOST));
    }

    private static boolean flag(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        } else if (text.equals("true")) {
            return true;
        }
        throw invalid("count", "is true or false");
    }

    private static Problem invalid(String parameter, String message) {
        return Problem.badRequest("The parameter %s is not valid.".formatted(parameter))
                .field(parameter, message);
    }
}

package io.klientela.identity.scim;

import io.klientela.platform.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lists and the one form of filter that directories send: an attribute that equals a value. */
final class ScimLists {
    static final int MOST = 500;
    static final int USUAL = 100;
    private static final Pattern EQUALS = Pattern.compile(
            "\\s*([A-Za-z][A-Za-z.]*)\\s+eq\\s+(\"(?:[^\"\\\\]|\\\\.)*\"|true|false)\\s*", Pattern.CASE_INSENSITIVE);

    private ScimLists() {}

    /** @param attribute in lower case */
    record Equal(String attribute, String value) {}

    /** @throws Problem 400 where it is of another form */
    static Optional<Equal> filter(@Nullable String filter) {
        if (filter == null || filter.isBlank()) {
            return Optional.empty();
        }
        Matcher equals = EQUALS.matcher(filter);
        if (!equals.matches()) {
            throw Problem.badRequest("This filter is not supported: only `attribute eq \"value\"` is.");
        }
        String value = JsonMapper.shared()
                .readTree(
                        equals.group(2).toLowerCase(Locale.ROOT).matches("true|false")
                                ? equals.group(2).toLowerCase(Locale.ROOT)
                                : equals.group(2))
                .asString();
        return Optional.of(new Equal(equals.group(1).toLowerCase(Locale.ROOT), value));
    }

    static Map<String, Object> page(List<?> resources, long total, int startIndex) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse"));
        page.put("totalResults", total);
        page.put("startIndex", startIndex);
        page.put("itemsPerPage", resources.size());
        page.put("Resources", resources);
        return page;
    }

    /** Counted from one; anything lower is one. */
    static int start(@Nullable Integer startIndex) {
        return startIndex == null ? 1 : Math.max(1, startIndex);
    }

    static int count(@Nullable Integer count) {
        return count == null ? USUAL : Math.clamp(count, 0, MOST);
    }
}

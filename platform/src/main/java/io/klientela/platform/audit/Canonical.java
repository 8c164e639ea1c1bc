package io.klientela.platform.audit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one form of a stored value that is hashed: JSON after RFC 8785, keys in order of UTF-16 units and no space. Times
 * are RFC 3339 texts, and numbers have no exponent.
 */
final class Canonical {
    private Canonical() {}

    static byte[] bytes(Map<String, ?> value) {
        StringBuilder json = new StringBuilder(512);
        write(json, value);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(StringBuilder json, @Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case String text -> text(json, text);
            case Boolean flag -> json.append(flag);
            case Integer number -> json.append(number);
            case Long number -> json.append(number);
            case Double number -> json.append(plain(number));
            case Date time -> text(json, time.toInstant().toString());
            case Map<?, ?> map -> object(json, map);
            case List<?> list -> array(json, list);
            default -> text(json, value.toString());
        }
    }

    private static String plain(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return exact.signum() == 0 ? "0" : exact.toPlainString();
    }

    private static void object(StringBuilder json, Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                sorted.put(String.valueOf(key), value);
            }
        });
        char before = '{';
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            text(json.append(before), entry.getKey());
            write(json.append(':'), entry.getValue());
            before = ',';
        }
        json.append(before == '{' ? "{}" : "}");
    }

    private static void array(StringBuilder json, List<?> list) {
        char before = '[';
        for (Object item : list) {
            write(json.append(before), item);
            before = ',';
        }
        json.append(before == '[' ? "[]" : "]");
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < ' ') {
                        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}

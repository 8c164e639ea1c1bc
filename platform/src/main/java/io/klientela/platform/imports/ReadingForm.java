package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.ColumnChoice;
import io.klientela.platform.imports.table.ReadingChoices;
import io.klientela.platform.web.Problem;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a multipart form says about a file; what it leaves out is detected.
 *
 * @param delimiter also {@code \t}
 * @param quote one character, or empty for none
 * @param escape one character, or empty where quotes are doubled
 */
public record ReadingForm(
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String quote,
        @Nullable String escape,
        @Nullable Boolean header,
        @Nullable String sheet) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws Problem 422 that names the field which is none */
    ReadingChoices choices() {
        return new ReadingChoices(
                charset(), delimiter(), single("quote", quote), single("escape", escape), header, sheet);
    }

    @Override
    public @Nullable String delimiter() {
        return delimiter == null || delimiter.isEmpty() ? null : delimiter.replace("\\t", "\t");
    }

    private @Nullable Charset charset() {
        if (encoding == null || encoding.isBlank()) {
            return null;
        }
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Problem.unprocessable("\"%s\" is no encoding.".formatted(encoding))
                    .field("encoding", "is none that is known, such as UTF-8 or windows-1250");
        }
    }

    private static @Nullable String single(String field, @Nullable String value) {
        if (value != null && value.length() > 1) {
            throw Problem.unprocessable("The %s is one character.".formatted(field))
                    .field(field, "is longer than one character");
        }
        return value;
    }

    /**
     * The columns of a form: {@code {"E-mail":"email","Data":{"field":"createdAt","pattern":"dd.MM.yyyy"}}}.
     *
     * @throws Problem 422 where it is no such thing
     */
    static Map<String, ColumnChoice> columns(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (!tree.isObject() || tree.isEmpty()) {
                throw noColumns();
            }
            Map<String, ColumnChoice> columns = new LinkedHashMap<>();
            tree.forEachEntry((column, choice) -> columns.put(column, choice(choice)));
            return columns;
        } catch (JacksonException e) {
            throw noColumns();
        }
    }

    private static ColumnChoice choice(JsonNode choice) {
        if (choice.isString()) {
            return ColumnChoice.of(choice.asString());
        }
        if (!choice.isObject() || !choice.path("field").isString()) {
            throw noColumns();
        }
        return JSON.treeToValue(choice, ColumnChoice.class);
    }

    private static Problem noColumns() {
        return Problem.unprocessable("The columns are a JSON object from names of columns to fields.")
                .field("columns", "is no object from names of columns to fields");
    }
}

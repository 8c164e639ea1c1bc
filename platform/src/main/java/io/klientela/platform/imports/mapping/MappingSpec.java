package io.klientela.platform.imports.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file, {@code imports/<resource>/<name>.yml} on the class path.
 *
 * @param columns by the name in the file's header
 * @param ignored columns that are known and not wanted
 * @param missing words that stand for an empty cell, e.g. {@code n/a}
 * @param constants target fields that have the same value in every row
 */
record MappingSpec(
        String description,
        Map<String, ColumnSpec> columns,
        @Nullable List<String> ignored,
        @Nullable List<String> missing,
        @Nullable Map<String, Object> constants) {}

package io.klientela.platform.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.klientela.platform.imports.table.CellKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a file holds.
 *
 * @param kind what nearly all of its cells look like
 * @param filled how many cells are not empty
 * @param distinct how many different ones; not counted further than 10,000, or 1,000 behind the hundredth column
 * @param min the least by value where the kind has an order, else by the alphabet
 * @param misfits cells that do not look like the kind, and {@code misfitExamples} some of them
 * @param suggestion the field of the resource that it seems to be meant for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ColumnProfile(
        String name,
        CellKind kind,
        long filled,
        long distinct,
        @Nullable String min,
        @Nullable String max,
        long misfits,
        List<String> misfitExamples,
        List<String> examples,
        @Nullable String suggestion) {}

package io.klientela.platform.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items as many as were asked for; of a search that has to look twice maybe fewer, though others follow
 * @param nextCursor where the next page begins; null on the last one
 * @param count how many there are in all, at most 10,000, or at least where that takes too long to say; only when asked for
 * @param countCapped whether there are more than counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor,
        @Nullable Long count,
        @Nullable Boolean countCapped) {

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), nextCursor, count, countCapped);
    }
}

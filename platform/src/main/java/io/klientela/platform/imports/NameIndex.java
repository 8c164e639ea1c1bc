package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.NameKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what a reference names: by the exact name, else by its {@link NameKey}, as long as that is unique.
 *
 * @param <T> what is found
 */
public final class NameIndex<T> {

    /** @param name what the record is called; {@code exact} where the reference was written just so */
    public record Match<T>(T value, String name, boolean exact) {}

    private final Map<String, List<Match<T>>> byKey = new HashMap<>();

    public NameIndex(Collection<? extends T> records, Function<? super T, String> name) {
        for (T found : records) {
            String called = name.apply(found);
            byKey.computeIfAbsent(NameKey.of(called), key -> new ArrayList<>(1)).add(new Match<>(found, called, false));
        }
    }

    /** The record of that name; empty where there is none, or where several are meant equally well. */
    public Optional<Match<T>> find(String reference) {
        List<Match<T>> candidates = byKey.getOrDefault(NameKey.of(reference), List.of());
        List<Match<T>> exact =
                candidates.stream().filter(m -> m.name().equals(reference)).toList();
        if (exact.size() == 1) {
            return Optional.of(new Match<>(exact.getFirst().value(), reference, true));
        }
        return exact.isEmpty() && candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }
}

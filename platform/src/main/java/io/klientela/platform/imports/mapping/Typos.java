package io.klientela.platform.imports.mapping;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Words and what they mean; finds the one meaning within two slips of the pen, fewer for short words. */
final class Typos {
    private final Map<String, String> meanings = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    void learn(String word, String meaning) {
        String key = NameKey.of(word);
        String known = meanings.putIfAbsent(key, meaning);
        if (known != null && !known.equals(meaning)) {
            ambiguous.add(key);
        }
    }

    /** The meaning of a word that is spelled right but for case, spaces and diacritics. */
    Optional<String> exact(String word) {
        String key = NameKey.of(word);
        return ambiguous.contains(key) ? Optional.empty() : Optional.ofNullable(meanings.get(key));
    }

    /** The only meaning near the word; empty where none or several are. */
    Optional<String> nearest(String word) {
        String key = NameKey.of(word);
        int limit = key.length() < 4 ? 0 : key.length() < 6 ? 1 : 2;
        if (limit == 0) {
            return Optional.empty();
        }
        DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(limit);
        Set<String> near = new HashSet<>();
        meanings.forEach((known, meaning) -> {
            if (Math.abs(known.length() - key.length()) <= limit && distance.apply(key, known) >= 0) {
                near.add(meaning);
            }
        });
        return near.size() == 1 ? Optional.of(near.iterator().next()) : Optional.empty();
    }

    Collection<String> meanings() {
        return Set.copyOf(meanings.values());
    }
}

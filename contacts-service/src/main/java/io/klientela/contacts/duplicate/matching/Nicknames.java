package io.klientela.contacts.duplicate.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which given names are forms of one name, in Polish and English; also how given names are told from other words. */
final class Nicknames {
    private static final List<String> LISTS = List.of("/duplicate/nicknames-en.txt", "/duplicate/nicknames-pl.txt");
    private static final Nicknames ALL = read();

    /** The formal names that a form belongs to; a formal name belongs to itself. */
    private final Map<String, Set<String>> formal = new HashMap<>();

    private Nicknames() {}

    static boolean isGivenName(String folded) {
        return ALL.formal.containsKey(folded);
    }

    /** Whether both can be forms of one name. */
    static boolean areForms(String a, String b) {
        Set<String> first = ALL.formal.get(a);
        Set<String> second = ALL.formal.get(b);
        if (first == null || second == null) {
            return false;
        }
        for (String name : first) {
            if (second.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** The formal names of a form; of an unknown name, itself. */
    static Set<String> roots(String folded) {
        return ALL.formal.getOrDefault(folded, Set.of(folded));
    }

    /** The forms of a formal name, itself among them. */
    static Set<String> formsOf(String name) {
        Set<String> forms = new HashSet<>();
        ALL.formal.forEach((form, names) -> {
            if (names.contains(name)) {
                forms.add(form);
            }
        });
        return forms;
    }

    private static Nicknames read() {
        Nicknames nicknames = new Nicknames();
        for (String list : LISTS) {
            try (InputStream stream = Objects.requireNonNull(Nicknames.class.getResourceAsStream(list), list);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .forEach(nicknames::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return nicknames;
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        String name = line.substring(0, colon);
        addForm(name, name);
        for (String form : line.substring(colon + 1).strip().split(" ", -1)) {
            addForm(form, name);
        }
    }

    private void addForm(String form, String name) {
        formal.computeIfAbsent(form, key -> new HashSet<>()).add(name);
    }
}

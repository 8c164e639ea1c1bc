package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts whole names into given and family names, and fills in what the parts lack. */
final class PersonNames {
    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lady", "lord", "rev", "hon", "jr", "sr", "ii", "iii", "iv",
            "phd", "md", "esq", "mgr", "inz", "hab", "pan", "pani", "ks", "herr", "frau", "dipl", "ing", "dame");
    private static final Set<String> PARTICLES = Set.of(
            "von", "van", "de", "der", "den", "di", "da", "del", "della", "la", "le", "du", "dos", "ter", "zu", "bin",
            "al", "el", "st");

    private PersonNames() {}

    /** @param given empty where there is only one word */
    private record Parts(String given, String surname) {}

    /** The columns with one of given names and one of surnames where the data has names at all. */
    static List<Column> parted(List<Column> columns) {
        @Nullable Column given = first(columns, Role.GIVEN_NAME);
        @Nullable Column surname = first(columns, Role.SURNAME);
        @Nullable Column full = first(columns, Role.FULL_NAME);
        List<Column> result = new ArrayList<>();
        for (Column column : columns) {
            if (column.role() == Role.FULL_NAME) {
                continue;
            }
            boolean second = column.role().isPersonName() && !column.equals(given) && !column.equals(surname);
            result.add(second ? column.as(Role.MIDDLE_NAME) : column);
        }
        if (full == null) {
            return result;
        }
        result.remove(given);
        result.remove(surname);
        result.addAll(0, split(full, given, surname));
        return result;
    }

    private static @Nullable Column first(List<Column> columns, Role role) {
        return columns.stream()
                .filter(column -> column.role() == role)
                .findFirst()
                .orElse(null);
    }

    private static List<Column> split(Column full, @Nullable Column given, @Nullable Column surname) {
        boolean surnameFirst = surnameFirst(full);
        List<String> givens = new ArrayList<>();
        List<String> surnames = new ArrayList<>();
        for (int i = 0; i < full.cells().size(); i++) {
            Parts parts = parts(full.cells().get(i), surnameFirst);
            String knownGiven = given == null ? "" : given.cells().get(i);
            String knownSurname = surname == null ? "" : surname.cells().get(i);
            boolean takeGiven =
                    knownGiven.isEmpty() && !Folding.fold(parts.given()).equals(Folding.fold(knownSurname));
            boolean takeSurname =
                    knownSurname.isEmpty() && !Folding.fold(parts.surname()).equals(Folding.fold(knownGiven));
            givens.add(takeGiven ? parts.given() : knownGiven);
            surnames.add(takeSurname ? parts.surname() : knownSurname);
        }
        return List.of(
                new Column(given == null ? full.name() : given.name(), Role.GIVEN_NAME, givens),
                new Column(surname == null ? full.name() : surname.name(), Role.SURNAME, surnames));
    }

    /** Whether known given names stand at the end more often than at the beginning. */
    private static boolean surnameFirst(Column full) {
        int begin = 0;
        int end = 0;
        for (String cell : full.filled()) {
            List<String> words = words(cell);
            if (words.size() > 1) {
                begin += Nicknames.isGivenName(words.getFirst()) ? 1 : 0;
                end += Nicknames.isGivenName(words.getLast()) ? 1 : 0;
            }
        }
        return end > begin;
    }

    private static List<String> words(String cell) {
        List<String> words = new ArrayList<>();
        for (String word : Folding.fold(cell).split(" ", -1)) {
            if (!word.isEmpty() && !TITLES.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static Parts parts(String cell, boolean surnameFirst) {
        int comma = cell.indexOf(',');
        List<String> after = comma < 0 ? List.of() : words(cell.substring(comma + 1));
        if (!after.isEmpty()) {
            return new Parts(String.join(" ", after), String.join(" ", words(cell.substring(0, comma))));
        }
        List<String> words = words(comma < 0 ? cell : cell.substring(0, comma));
        if (words.isEmpty()) {
            words = Arrays.asList(Folding.fold(cell).split(" ", -1));
        }
        if (words.size() == 1) {
            boolean given = Nicknames.isGivenName(words.getFirst());
            return given ? new Parts(words.getFirst(), "") : new Parts("", words.getFirst());
        }
        if (surnameFirst) {
            return new Parts(String.join(" ", words.subList(1, words.size())), words.getFirst());
        }
        int from = words.size() - 1;
        while (from > 1 && PARTICLES.contains(words.get(from - 1))) {
            from--;
        }
        return new Parts(String.join(" ", words.subList(0, from)), String.join(" ", words.subList(from, words.size())));
    }
}

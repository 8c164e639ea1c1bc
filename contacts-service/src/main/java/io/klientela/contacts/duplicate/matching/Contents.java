package io.klientela.contacts.duplicate.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the cells of a column look like, and what it therefore says. */
final class Contents {
    private static final int HANDFUL = 5;

    private static final int SAMPLE = 2000;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("[+(]?[\\d ()/.-]{6,20}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.,]\\d+)?");
    private static final Pattern POSTCODE = Pattern.compile(
            "\\d{2}-\\d{3}|[A-Za-z]{1,2}\\d[A-Za-z\\d]? ?\\d[A-Za-z]{2}|[A-Za-z]\\d[A-Za-z] ?\\d[A-Za-z]\\d");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}][\\p{L}\\p{M}'’. -]*");
    private static final Pattern STREET = Pattern.compile("(\\d+\\w? .*\\p{L}.*)|(.*\\p{L}.* \\d+\\w?([/-]\\d+\\w?)?)");

    private final List<String> cells;
    private final int different;
    private final int filled;

    Contents(Column column) {
        List<String> all = column.filled();
        filled = all.size();
        Set<String> values = new HashSet<>(all);
        different = values.size();
        int step = Math.max(1, filled / SAMPLE);
        cells = IntStream.range(0, filled)
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** One value for all tells nobody from anybody; that two of a handful have the same says much. */
    boolean saysNothing() {
        return different == 0 || (different == 1 && filled > HANDFUL);
    }

    private double share(Predicate<String> test) {
        return cells.isEmpty() ? 0 : (double) cells.stream().filter(test).count() / cells.size();
    }

    private double share(Pattern pattern) {
        return share(cell -> pattern.matcher(cell).matches());
    }

    /** Whether the cells can be what the header says. */
    boolean canBe(Role role) {
        return switch (role) {
            case EMAIL -> share(EMAIL) > 0.4;
            case BIRTH_DATE, DATE -> share(DateReading::isDate) > 0.5;
            case PHONE -> share(cell -> Folding.digits(cell).length() >= 5) > 0.4;
            case HOUSE_NUMBER -> share(cell -> Character.isDigit(cell.charAt(0))) > 0.5 && averageLength() < 9;
            case POSTCODE -> share(cell -> !Folding.digits(cell).isEmpty()) > 0.5;
            case GIVEN_NAME, SURNAME, MIDDLE_NAME, FULL_NAME -> share(LETTERS) > 0.5;
            case CATEGORY -> different <= Math.max(20, filled / 20);
            case IDENTIFIER -> averageLength() >= 4;
            default -> true;
        };
    }

    /** What the cells look like by themselves. */
    Role role() {
        if (share(EMAIL) > 0.6) {
            return Role.EMAIL;
        }
        if (share(POSTCODE) > 0.7) {
            return Role.POSTCODE;
        }
        if (share(DateReading::isDate) > 0.8) {
            return Role.DATE;
        }
        Role name = personName();
        if (name != null) {
            return name;
        }
        if (share(NUMBER) > 0.9) {
            return numberRole();
        }
        if (share(PHONE) > 0.7) {
            return Role.PHONE;
        }
        if (different <= 30 && filled >= 30 * different) {
            return Role.CATEGORY;
        }
        return share(STREET) > 0.6 && averageWords() > 1.5 ? Role.STREET : Role.TEXT;
    }

    /** A given name by its words, a full name where there are more of them. */
    private @Nullable Role personName() {
        if (share(LETTERS) < 0.8) {
            return null;
        }
        double known = share(cell -> {
            for (String word : Folding.fold(cell).split(" ", -1)) {
                if (Nicknames.isGivenName(word)) {
                    return true;
                }
            }
            return false;
        });
        double words = averageWords();
        if (words < 1.4) {
            return known > 0.35 ? Role.GIVEN_NAME : null;
        }
        return known > 0.35 && words < 3.5 ? Role.FULL_NAME : null;
    }

    private Role numberRole() {
        double length = averageLength();
        boolean whole = share(cell -> cell.indexOf('.') < 0 && cell.indexOf(',') < 0) > 0.95;
        if (whole && length >= 8.5 && different > filled / 3) {
            return length < 9.6 || length > 11.4 ? Role.PHONE : Role.IDENTIFIER;
        }
        boolean sameLength = share(cell -> Math.abs(cell.length() - length) < 0.5) > 0.95;
        if (whole && sameLength && length >= 4) {
            return Role.IDENTIFIER;
        }
        return Role.NUMBER;
    }

    /** Whether it can be the family names that belong to a column of given names. */
    boolean looksLikeSurnames() {
        return share(LETTERS) > 0.85
                && averageWords() < 1.5
                && different > Math.min(50, filled / 10)
                && averageLength() > 3;
    }

    double averageLength() {
        return cells.stream().mapToInt(String::length).average().orElse(0);
    }

    double averageWords() {
        return cells.stream()
                .mapToInt(cell -> Folding.fold(cell).split(" ", -1).length)
                .average()
                .orElse(0);
    }
}

package io.klientela.bench.dedupe;

import io.klientela.contacts.duplicate.matching.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many persons made of the values of real ones, each value as frequent as there; what tells persons apart, as an address or
 * a birthday, is made anew. Some are written down several times, with mistakes. The same seed makes the same.
 */
final class VariedPersons {
    /** Of 100 rows, those that repeat a person. */
    private static final int REPEATED = 40;

    /** One in as many copies has moved, or has first and last name the other way round. */
    private static final int RARELY = 20;

    private static final Set<String> PLACE = Set.of("suburb", "postcode", "state");
    private static final Set<String> HOME =
            Set.of("street_number", "address_1", "address_2", "suburb", "postcode", "state", "city");
    private static final Set<String> BIRTHDAY = Set.of("date_of_birth", "dob");
    private static final Set<String> GIVEN = Set.of("given_name", "first_name");
    private static final int YEAR = 4;

    private final List<String> header;
    private final List<String[]> real;
    private final int mostCopies;
    private final Random random;

    /** @param mostCopies how often a person is written down beside the first time, at the most */
    VariedPersons(LabelledTable source, int mostCopies, long seed) {
        this.header = source.table().header();
        this.mostCopies = mostCopies;
        this.random = new Random(seed);
        Map<String, Integer> firsts = new LinkedHashMap<>();
        for (int i = 0; i < source.persons().size(); i++) {
            firsts.putIfAbsent(source.persons().get(i), i);
        }
        List<List<String>> columns = source.table().columns();
        this.real = firsts.values().stream()
                .map(row -> columns.stream().map(column -> column.get(row)).toArray(String[]::new))
                .toList();
    }

    LabelledTable rows(int count) {
        List<String[]> rows = new ArrayList<>(count);
        List<String> persons = new ArrayList<>(count);
        for (int person = 0; rows.size() < count; person++) {
            String[] original = person();
            int copies = random.nextInt(100 * (mostCopies + 1) / 2) < 100 * REPEATED / (100 - REPEATED)
                    ? 1 + random.nextInt(mostCopies)
                    : 0;
            for (int copy = 0; copy <= copies && rows.size() < count; copy++) {
                rows.add(copy == 0 ? original : mistaken(original));
                persons.add(Integer.toString(person));
            }
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);
        List<List<String>> columns = IntStream.range(0, header.size())
                .mapToObj(column ->
                        order.stream().map(row -> rows.get(row)[column]).toList())
                .toList();
        return new LabelledTable(
                new Table(header, columns), order.stream().map(persons::get).toList());
    }

    private String[] person() {
        String[] row = new String[header.size()];
        String[] neighbour = one();
        for (int i = 0; i < row.length; i++) {
            String name = header.get(i);
            String value = PLACE.contains(name) ? neighbour[i] : one()[i];
            row[i] = BIRTHDAY.contains(name)
                    ? birthday(value, one()[i])
                    : name.equals("soc_sec_id") ? number(value) : value;
        }
        int mail = header.indexOf("email");
        if (mail >= 0 && !row[mail].isEmpty()) {
            row[mail] = address(row, row[mail]);
        }
        return row;
    }

    private String[] one() {
        return real.get(random.nextInt(real.size()));
    }

    /** The year of the one, the day of the other. */
    private static String birthday(String one, String other) {
        return one.length() != other.length() || one.length() < YEAR
                ? one
                : one.substring(0, YEAR) + other.substring(YEAR);
    }

    private String number(String like) {
        return like.chars()
                .mapToObj(digit -> Integer.toString(random.nextInt(10)))
                .collect(Collectors.joining());
    }

    /** By the name, where it is known, at the real address's domain. */
    private String address(String[] row, String like) {
        String names = IntStream.range(0, row.length)
                .filter(i -> GIVEN.contains(header.get(i)) || header.get(i).equals("surname"))
                .mapToObj(i -> random.nextBoolean() || row[i].isEmpty() ? row[i] : row[i].substring(0, 1))
                .collect(Collectors.joining());
        int at = Math.max(0, like.indexOf('@'));
        String local = names.length() < 2 ? like.substring(0, at) : names.toLowerCase(Locale.ROOT);
        return local.replaceAll("[^a-z]", "") + random.nextInt(1000) + like.substring(at);
    }

    private String[] mistaken(String[] original) {
        String[] copy = original.clone();
        if (random.nextInt(RARELY) == 0) {
            String[] elsewhere = person();
            for (int i = 0; i < copy.length; i++) {
                copy[i] = HOME.contains(header.get(i)) ? elsewhere[i] : copy[i];
            }
        }
        int surname = header.indexOf("surname");
        int given = IntStream.range(0, copy.length)
                .filter(i -> GIVEN.contains(header.get(i)))
                .findFirst()
                .orElse(surname);
        if (random.nextInt(RARELY) == 0) {
            String name = copy[given];
            copy[given] = copy[surname];
            copy[surname] = name;
        }
        // As in the real sets: up to four mistakes in ten columns.
        for (int i = 1 + random.nextInt(Math.max(1, copy.length * 2 / 5)); i > 0; i--) {
            int at = random.nextInt(copy.length);
            copy[at] = random.nextInt(4) == 0 ? "" : slip(copy[at]);
        }
        return copy;
    }

    /** One letter or digit too many, too few, a wrong one, or two the other way round. */
    private String slip(String value) {
        if (value.length() < 2) {
            return value;
        }
        int at = random.nextInt(value.length() - 1);
        boolean digit = Character.isDigit(value.charAt(at));
        char other = (char) (digit ? '0' + random.nextInt(10) : 'a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> value.substring(0, at) + other + value.substring(at);
            case 1 -> value.substring(0, at) + value.substring(at + 1);
            case 2 -> value.substring(0, at) + other + value.substring(at + 1);
            default -> value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2);
        };
    }
}

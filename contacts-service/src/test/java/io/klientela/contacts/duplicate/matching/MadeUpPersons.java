package io.klientela.contacts.duplicate.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Persons in households with jobs, the same for the same seed; each person is written down once or several times. */
final class MadeUpPersons {
    static final List<String> COLUMNS = List.of(
            "first_name",
            "surname",
            "dob",
            "gender",
            "email",
            "phone",
            "company",
            "street",
            "house_number",
            "city",
            "postcode");

    private static final String[] ONSETS = {
        "b", "br", "c", "cz", "d", "dr", "f", "g", "gr", "h", "j", "k", "kr", "l", "ł", "m", "n", "p", "pr", "r", "s",
        "st", "sz", "t", "tr", "w", "wr", "z", "ż"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "y", "ą", "ó", "ę"};
    private static final String[] ENDS = {
        "ski", "cki", "ak", "czyk", "ek", "owicz", "a", "er", "son", "ley", "ton", "man", "in", "ński", "ko", "ard"
    };
    private static final String[] CITIES = {
        "Warszawa",
        "Kraków",
        "Łódź",
        "Wrocław",
        "Poznań",
        "Gdańsk",
        "Szczecin",
        "Bydgoszcz",
        "Lublin",
        "Białystok",
        "Katowice",
        "Gdynia",
        "Toruń",
        "Rzeszów",
        "Kielce",
        "Olsztyn",
        "Opole",
        "Zielona Góra"
    };
    private static final String[] DOMAINS = {
        "gmail.com", "wp.pl", "onet.pl", "o2.pl", "interia.pl", "outlook.com", "yahoo.com"
    };

    private final Random random;
    private final Mistakes mistakes;
    private final List<String> givens = new ArrayList<>();
    private final List<String> surnames = new ArrayList<>();
    private final List<String> streets = new ArrayList<>();
    private final List<String> companies = new ArrayList<>();
    private final List<String[]> records = new ArrayList<>();
    private final List<Integer> persons = new ArrayList<>();

    MadeUpPersons(long seed, int population) {
        random = new Random(seed);
        mistakes = new Mistakes(random);
        for (String list : List.of("/duplicate/nicknames-en.txt", "/duplicate/nicknames-pl.txt")) {
            try {
                Path path = Path.of(Objects.requireNonNull(Nicknames.class.getResource(list))
                        .toURI());
                Files.readAllLines(path).stream()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(line -> givens.add(line.substring(0, line.indexOf(':'))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        java.util.Collections.shuffle(givens, random);
        for (int i = 0; i < Math.max(200, population / 4); i++) {
            surnames.add(word() + pick(ENDS));
        }
        for (int i = 0; i < Math.max(100, population / 20); i++) {
            streets.add(capital(word() + pick(ENDS)));
        }
        for (int i = 0; i < Math.max(30, population / 8); i++) {
            companies.add(capital(word() + word())
                    + (random.nextInt(3) == 0 ? " Sp. z o.o." : random.nextBoolean() ? " Ltd" : ""));
        }
    }

    /** @param duplicated share of persons with more than one record; @param errors mistakes per further record */
    MadeUpPersons write(int people, double duplicated, int mostCopies, double errors, double missing) {
        int person = 0;
        while (person < people) {
            int household = 1 + random.nextInt(3) * (random.nextInt(3) == 0 ? 1 : 0);
            String surname = capital(frequent(surnames));
            String[] home = home();
            String company = frequent(companies);
            for (int i = 0; i < household && person < people; i++, person++) {
                String[] original = person(surname, home, random.nextInt(3) == 0 ? frequent(companies) : company);
                add(lacking(original, missing), person);
                int copies = random.nextDouble() < duplicated ? 1 + random.nextInt(mostCopies) : 0;
                for (int copy = 0; copy < copies; copy++) {
                    add(lacking(mistaken(original, errors), missing), person);
                }
            }
        }
        return shuffled();
    }

    private void add(String[] record, int person) {
        records.add(record);
        persons.add(person);
    }

    private MadeUpPersons shuffled() {
        long seed = random.nextLong();
        java.util.Collections.shuffle(records, new Random(seed));
        java.util.Collections.shuffle(persons, new Random(seed));
        return this;
    }

    private String[] person(String surname, String[] home, String company) {
        String given = capital(frequent(givens));
        String mail = switch (random.nextInt(4)) {
            case 0 -> given + "." + surname;
            case 1 -> given.charAt(0) + surname + random.nextInt(100);
            case 2 -> surname + random.nextInt(1000);
            default -> given + random.nextInt(10_000);
        };
        return new String[] {
            given,
            surname,
            "%04d-%02d-%02d".formatted(1935 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            random.nextBoolean() ? "F" : "M",
            Folding.fold(mail).replace(' ', '.') + "@" + pick(DOMAINS),
            "+48 %d %03d %03d".formatted(500 + random.nextInt(390), random.nextInt(1000), random.nextInt(1000)),
            company,
            home[0],
            home[1],
            home[2],
            home[3]
        };
    }

    private String[] home() {
        int city = (int) (CITIES.length * Math.pow(random.nextDouble(), 1.7));
        return new String[] {
            frequent(streets),
            String.valueOf(1 + random.nextInt(120)),
            CITIES[city],
            "%02d-%03d".formatted(city * 5 + 1, random.nextInt(150))
        };
    }

    private String[] mistaken(String[] original, double errors) {
        String[] copy = original.clone();
        if (random.nextInt(12) == 0) {
            System.arraycopy(home(), 0, copy, 7, 4);
        }
        if (random.nextInt(25) == 0) {
            String given = copy[0];
            copy[0] = copy[1];
            copy[1] = given;
        }
        int count = (int) (errors + random.nextDouble());
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(copy.length);
            copy[at] = mistakes.in(COLUMNS.get(at), copy[at]);
        }
        return copy;
    }

    private String[] lacking(String[] record, double missing) {
        String[] copy = record.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = random.nextDouble() < missing ? "" : copy[i];
        }
        return copy;
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            word.append(pick(ONSETS)).append(pick(VOWELS));
        }
        return word.append(random.nextInt(3) == 0 ? pick(ONSETS) : "").toString();
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** Some of a list are much more frequent than others. */
    private String frequent(List<String> from) {
        return from.get((int) (from.size() * Math.pow(random.nextDouble(), 2.5)));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Who a record is of. */
    int person(int record) {
        return persons.get(record);
    }

    int size() {
        return records.size();
    }

    /** Only some columns, perhaps under other names. @param names of columns here, mapped to those in the table */
    Table table(Map<String, String> names) {
        return table(names, 0, records.size());
    }

    Table table(Map<String, String> names, int from, int to) {
        List<String> header = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        names.forEach((column, name) -> {
            int at = COLUMNS.indexOf(column);
            header.add(name);
            columns.add(records.subList(from, to).stream()
                    .map(record -> at < 0 ? whole(record) : record[at])
                    .toList());
        });
        return new Table(header, columns);
    }

    private static String whole(String[] record) {
        return (record[0] + " " + record[1]).strip();
    }

    Table table() {
        Map<String, String> all = new java.util.LinkedHashMap<>();
        COLUMNS.forEach(column -> all.put(column, column));
        return table(all);
    }

    /** How many pairs of records are of one person. */
    long truth() {
        Map<Integer, Integer> counts = new HashMap<>();
        long pairs = 0;
        for (Integer person : persons) {
            pairs += counts.merge(person, 1, Integer::sum) - 1;
        }
        return pairs;
    }
}

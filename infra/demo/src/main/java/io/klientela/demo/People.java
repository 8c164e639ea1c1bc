package io.klientela.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The invented sales people, and the people they talk to. */
final class People {
    static final List<String> TEAMS_HEADER = List.of("sales_agent", "manager", "regional_office");
    static final List<String> CONTACTS_HEADER =
            List.of("contact_id", "first_name", "last_name", "email", "phone", "job_title", "account");
    private static final int AGENTS_OF_A_MANAGER = 6;
    private static final int MANAGERS_OF_AN_OFFICE = 2;

    private final List<String> names;

    People(int agents, Random random) {
        int managers = agents / AGENTS_OF_A_MANAGER;
        Set<String> different = new LinkedHashSet<>();
        while (different.size() < agents + managers) {
            different.add(pick(Words.FIRST_NAMES, random) + " " + pick(Words.LAST_NAMES, random));
        }
        names = List.copyOf(different);
    }

    List<String> agents() {
        return names.subList(0, names.size() * AGENTS_OF_A_MANAGER / (AGENTS_OF_A_MANAGER + 1));
    }

    /** The rows of {@code sales_teams.csv}. */
    List<List<String>> teams() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < agents().size(); i++) {
            int manager = i / AGENTS_OF_A_MANAGER;
            String office = Words.OFFICES.get(manager / MANAGERS_OF_AN_OFFICE % Words.OFFICES.size());
            rows.add(List.of(names.get(i), names.get(agents().size() + manager), office));
        }
        return rows;
    }

    /** The rows of {@code contacts.csv}: one to four people for each account, of whom a few cannot be imported. */
    static List<List<String>> contacts(List<Account> accounts, Random random) {
        List<List<String>> rows = new ArrayList<>();
        for (Account account : accounts) {
            int people = 1 + random.nextInt(4);
            for (int i = 0; i < people; i++) {
                rows.add(contact(rows.size() + 1, account, random));
            }
        }
        return rows;
    }

    private static List<String> contact(int number, Account account, Random random) {
        String first = pick(Words.FIRST_NAMES, random);
        String last = pick(Words.LAST_NAMES, random);
        String domain = ascii(account.stem()) + ".example";
        String email = number % 90 == 0 ? "unknown" : ascii(first) + "." + ascii(last) + "@" + domain;
        return List.of(
                "K%05d".formatted(number),
                first,
                last,
                email,
                phone(random),
                pick(Words.JOB_TITLES, random),
                account.name());
    }

    /** Numbers that are never given to anybody. */
    private static String phone(Random random) {
        int last = random.nextInt(100);
        return switch (random.nextInt(4)) {
            case 0 -> "+44 20 7946 09%02d".formatted(last);
            case 1 -> "+1 212-555-01%02d".formatted(last);
            case 2 -> "";
            default -> "22 000 01 %02d".formatted(last);
        };
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.replace('ł', 'l').replace('Ł', 'L'), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}

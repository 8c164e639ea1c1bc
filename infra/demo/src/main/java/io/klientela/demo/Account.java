package io.klientela.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** An invented customer as a row of {@code accounts.csv}. @param parent empty where it belongs to nobody */
record Account(String name, String sector, int year, String revenue, int employees, String country, String parent) {
    static final List<String> HEADER = List.of(
            "account", "sector", "year_established", "revenue", "employees", "office_location", "subsidiary_of");
    private static final double WITH_PARENT = 0.18;
    private static final double MISSPELT_SECTOR = 0.08;
    private static final double MISSPELT_COUNTRY = 0.04;

    static List<Account> invent(int count, Random random) {
        List<String> names = names(count, random);
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Only every fifth company is a parent, and parents have none, so that nobody owns itself in a circle.
            String parent = i % 5 != 0 && random.nextDouble() < WITH_PARENT
                    ? names.get(random.nextInt((count + 4) / 5) * 5)
                    : "";
            accounts.add(account(names.get(i), parent, random));
        }
        return accounts;
    }

    /** The name without the legal form. */
    String stem() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    List<String> cells() {
        return List.of(name, sector, String.valueOf(year), revenue, String.valueOf(employees), country, parent);
    }

    private static Account account(String name, String parent, Random random) {
        int cents = (int) (Math.exp(random.nextGaussian() * 1.1 + 6.2) * 100);
        int employees = Math.max(4, (int) (cents / 100.0 * (1.5 + random.nextDouble() * 2)));
        String sector = pick(random.nextDouble() < MISSPELT_SECTOR ? Words.MISSPELT_SECTORS : Words.SECTORS, random);
        String country =
                pick(random.nextDouble() < MISSPELT_COUNTRY ? Words.MISSPELT_COUNTRIES : Words.COUNTRIES, random);
        String revenue = "%d.%02d".formatted(cents / 100, cents % 100);
        return new Account(name, sector, 1975 + random.nextInt(45), revenue, employees, country, parent);
    }

    private static List<String> names(int count, Random random) {
        Set<String> stems = new LinkedHashSet<>();
        while (stems.size() < count) {
            stems.add(pick(Words.COMPANY_STARTS, random) + pick(Words.COMPANY_ENDS, random));
        }
        return stems.stream()
                .map(stem -> stem + pick(Words.COMPANY_FORMS, random))
                .toList();
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}

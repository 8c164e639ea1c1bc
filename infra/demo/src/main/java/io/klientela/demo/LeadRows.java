package io.klientela.demo;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The invented leads of a year that ends today, each with where it came from and what is to become of it. */
final class LeadRows {
    static final List<String> HEADER = List.of(
            "id",
            "first name",
            "last name",
            "email",
            "phone",
            "company",
            "job title",
            "message",
            "language",
            "city",
            "country",
            "lead source",
            "channel",
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "landing page",
            "tags",
            "owner",
            "created at",
            "assigned at",
            "outcome");
    private static final int YEAR_DAYS = 365;
    private static final int STILL_OPEN_DAYS = 45;
    private static final int STILL_NEW_DAYS = 6;

    /** Where leads come from. @param weight how many of a hundred */
    private record Origin(String name, String channel, String source, String medium, String tag, int weight) {}

    private static final List<Origin> ORIGINS = List.of(
            new Origin("Contact form", "form", "google", "cpc", "web", 26),
            new Origin("Contact form", "form", "google", "organic", "web", 16),
            new Origin("Price list form", "form", "newsletter", "email", "pricing", 14),
            new Origin("Webinar", "form", "linkedin", "social", "webinar", 12),
            new Origin("Targi Hurt Expo", "import", "", "", "targi", 14),
            new Origin("Partner portal", "api", "partner", "referral", "partner", 8),
            new Origin("Phone call", "manual", "", "", "phone", 6),
            new Origin("office@", "email", "", "", "mail", 4));

    private final List<String> agents;
    private final List<Account> accounts;
    private final LocalDate today;
    private final Random random;

    LeadRows(List<String> agents, List<Account> accounts, LocalDate today, Random random) {
        this.agents = agents;
        this.accounts = accounts;
        this.today = today;
        this.random = random;
    }

    List<List<String>> invent(int count) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    private List<String> row(int number) {
        boolean polish = random.nextInt(100) < 65;
        Origin origin = origin();
        // More come in every month: the smaller of two draws prefers the recent days.
        int age = 1 + Math.min(random.nextInt(YEAR_DAYS), random.nextInt(YEAR_DAYS));
        Instant created = at(today.minusDays(age));
        String outcome = outcome(age);
        String first = person(Words.FIRST_NAMES, polish, 23);
        String last = person(Words.LAST_NAMES, polish, 22);
        String company = company();
        boolean isNew = outcome.equals("new");
        return List.of(
                "DEMO-%04d".formatted(number),
                first,
                last,
                "%s.%s@%s.example".formatted(ascii(first), ascii(last), ascii(company.split(" ", 2)[0])),
                random.nextInt(3) == 0 ? "" : phone(polish),
                company,
                Words.JOB_TITLES.get(random.nextInt(Words.JOB_TITLES.size())),
                pick(polish ? Talk.INQUIRIES_PL : Talk.INQUIRIES_EN),
                polish ? "pl" : "en",
                pick(polish ? Talk.CITIES_PL : Talk.CITIES_EN),
                polish ? "PL" : "GB",
                origin.name(),
                origin.channel(),
                origin.source(),
                origin.medium(),
                origin.source().isEmpty() ? "" : campaign(created),
                origin.channel().equals("form") ? "https://www.example.com/" + origin.tag() : "",
                origin.tag(),
                isNew ? "" : agents.get(random.nextInt(agents.size())),
                created.toString(),
                isNew
                        ? ""
                        : created.plus(Duration.ofMinutes(4 + random.nextInt(600)))
                                .toString(),
                outcome);
    }

    private Origin origin() {
        int draw = random.nextInt(100);
        for (Origin origin : ORIGINS) {
            draw -= origin.weight();
            if (draw < 0) {
                return origin;
            }
        }
        return ORIGINS.getLast();
    }

    private String outcome(int ageInDays) {
        if (ageInDays <= STILL_NEW_DAYS) {
            return random.nextInt(3) > 0 ? "new" : "working";
        }
        int draw = random.nextInt(100);
        if (ageInDays <= STILL_OPEN_DAYS) {
            return draw < 45 ? "working" : draw < 75 ? "qualified" : draw < 90 ? "converted" : "disqualified";
        }
        return draw < 6 ? "working" : draw < 14 ? "qualified" : draw < 52 ? "converted" : "disqualified";
    }

    /** Some work for customers that are known already. */
    private String company() {
        return random.nextInt(5) == 0
                ? accounts.get(random.nextInt(accounts.size())).name()
                : pick(Words.COMPANY_STARTS) + pick(Words.COMPANY_ENDS) + pick(Words.COMPANY_FORMS);
    }

    private Instant at(LocalDate day) {
        return day.atTime(7 + random.nextInt(10), random.nextInt(60), random.nextInt(60))
                .toInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private static String campaign(Instant created) {
        LocalDate day = LocalDate.ofInstant(created, ZoneOffset.UTC);
        String season = switch (day.getMonth()) {
            case MARCH, APRIL, MAY -> "wiosna";
            case JUNE, JULY, AUGUST -> "lato";
            case SEPTEMBER, OCTOBER, NOVEMBER -> "jesien";
            default -> "zima";
        };
        return "%s-%d".formatted(season, day.getMonth() == Month.DECEMBER ? day.getYear() + 1 : day.getYear());
    }

    /** Polish names come first in the lists. */
    private String person(List<String> names, boolean polish, int polishOnes) {
        return polish
                ? names.get(random.nextInt(polishOnes))
                : names.get(polishOnes + random.nextInt(names.size() - polishOnes));
    }

    /** Numbers that are never given to anybody. */
    private String phone(boolean polish) {
        int last = random.nextInt(100);
        return polish ? "+48 22 000 02 %02d".formatted(last) : "+44 20 7946 08%02d".formatted(last);
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.replace('ł', 'l').replace('Ł', 'L'), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
    }
}

package io.klientela.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invented pipeline: two years of it, ending today, with the mistakes that people make. */
final class Deals {
    static final List<String> HEADER = List.of(
            "opportunity_id",
            "sales_agent",
            "product",
            "account",
            "deal_stage",
            "engage_date",
            "close_date",
            "close_value",
            "engage_quarter",
            "close_quarter");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yy", Locale.ENGLISH);
    private static final int HISTORY_DAYS = 730;
    private static final int LONGEST_DEAL_DAYS = 140;
    private static final double PROSPECTING = 0.06;
    private static final double WON = 0.63;
    private static final double WITHOUT_ACCOUNT = 0.68;
    private static final int A_BAD_ROW_EVERY = 600;
    private static final String ID_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final List<String> agents;
    private final List<Account> accounts;
    private final LocalDate today;
    private final Random random;
    private final Set<String> ids = new HashSet<>();

    Deals(List<String> agents, List<Account> accounts, LocalDate today, Random random) {
        this.agents = agents;
        this.accounts = accounts;
        this.today = today;
        this.random = random;
    }

    /** The rows of {@code sales_pipeline.csv}. */
    List<List<String>> invent(int count) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            List<String> row = deal();
            rows.add(i % A_BAD_ROW_EVERY == 0 ? spoilt(row, i / A_BAD_ROW_EVERY) : row);
        }
        return rows;
    }

    private List<String> deal() {
        // Some agents sell a lot and most do not: the smaller of two draws prefers the front of the list.
        String agent = agents.get(Math.min(random.nextInt(agents.size()), random.nextInt(agents.size())));
        Product product = product();
        if (random.nextDouble() < PROSPECTING) {
            return row(agent, product, "Prospecting", null, null, "");
        }
        LocalDate engaged = today.minusDays(random.nextInt(HISTORY_DAYS));
        LocalDate closed = engaged.plusDays(5 + random.nextInt(LONGEST_DEAL_DAYS - 5));
        boolean won = random.nextDouble() < WON;
        int paid = (int) Math.round(product.price() * (0.85 + random.nextDouble() * 0.3));
        if (closed.isAfter(today)) {
            return row(agent, product, "Engaging", engaged, null, "");
        }
        return row(agent, product, won ? "Won" : "Lost", engaged, closed, won ? String.valueOf(paid) : "0");
    }

    private List<String> row(
            String agent,
            Product product,
            String stage,
            @Nullable LocalDate engaged,
            @Nullable LocalDate closed,
            String value) {
        boolean nameless = closed == null && random.nextDouble() < WITHOUT_ACCOUNT;
        String account = accounts.get(random.nextInt(accounts.size())).name();
        boolean hurried = product.name().equals("Vega Pro");
        return List.of(
                id(),
                agent,
                hurried ? product.withoutSpaces() : product.name(),
                nameless ? "" : account,
                stage,
                day(engaged),
                day(closed),
                value,
                quarter(engaged),
                quarter(closed));
    }

    /** The dearest product is rare. */
    private Product product() {
        int last = Product.CATALOGUE.size() - 1;
        return Product.CATALOGUE.get(random.nextInt(100) == 0 ? last : random.nextInt(last));
    }

    private static List<String> spoilt(List<String> row, int which) {
        List<String> bad = new ArrayList<>(row);
        switch (which % 4) {
            case 0 -> bad.set(5, "31-02-25");
            case 1 -> bad.set(2, "");
            case 2 -> bad.set(7, "ask Kinga");
            default -> bad.removeLast();
        }
        return bad;
    }

    private String id() {
        while (true) {
            StringBuilder id = new StringBuilder(8);
            random.ints(8, 0, ID_LETTERS.length()).forEach(i -> id.append(ID_LETTERS.charAt(i)));
            if (ids.add(id.toString())) {
                return id.toString();
            }
        }
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    private static String quarter(@Nullable LocalDate day) {
        return day == null ? "" : "Q%d %d".formatted(day.get(IsoFields.QUARTER_OF_YEAR), day.getYear());
    }
}

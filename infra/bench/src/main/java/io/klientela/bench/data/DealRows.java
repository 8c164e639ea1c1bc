package io.klientela.bench.data;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Two years of deals, with the sums that a dashboard has to show of them. */
final class DealRows {
    static final List<String> PRODUCTS = List.of("Orion Standard", "Vega Pro", "Orion Lite", "Vega One", "Wisła 500");
    private static final List<String> COLUMNS = List.of(
            "opportunity_id",
            "sales_agent",
            "product",
            "account",
            "deal_stage",
            "engage_date",
            "close_date",
            "close_value");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yy", Locale.ENGLISH);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

    private final RandomGenerator random;
    private final Zipf customers;
    private final Zipf agents = new Zipf(Sellers.AGENTS, 0.8);
    private final Zipf products = new Zipf(PRODUCTS.size(), 0.7);
    private int won;
    private int lost;
    private long wonValue;

    DealRows(RandomGenerator random, int companies) {
        this.random = random;
        this.customers = new Zipf(companies, 0.9);
    }

    /** @return what is expected, with these deals */
    Expected write(Path file, int count, Expected expected) {
        Customers.write(file, COLUMNS, csv -> {
            for (int i = 0; i < count; i++) {
                csv.writeRecord(deal(i));
            }
        });
        return expected.withDeals(count, won, lost, wonValue);
    }

    private List<String> deal(int number) {
        String id = "D" + number;
        String agent = Sellers.name(agents.next(random));
        String product = products.pick(PRODUCTS, random);
        String company = Customers.companyName(customers.next(random));
        int fate = random.nextInt(100);
        if (fate < 8) {
            return List.of(id, agent, product, company, "Prospecting", "", "", "");
        }
        LocalDate engaged = LAST_DAY.minusDays(150 + random.nextInt(600));
        if (fate < 25) {
            return List.of(id, agent, product, company, "Engaging", DAY.format(engaged), "", "");
        }
        String closed = DAY.format(engaged.plusDays(5 + random.nextInt(140)));
        if (fate < 53) {
            lost++;
            return List.of(id, agent, product, company, "Lost", DAY.format(engaged), closed, "0");
        }
        int value = 50 + (int) Math.exp(random.nextGaussian() + 7);
        won++;
        wonValue += value;
        return List.of(id, agent, product, company, "Won", DAY.format(engaged), closed, String.valueOf(value));
    }
}

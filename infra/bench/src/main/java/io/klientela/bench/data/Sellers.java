package io.klientela.bench.data;

import java.nio.file.Path;
import java.util.List;

/** Those who sell, and what they sell. */
final class Sellers {
    static final int AGENTS = 36;

    private Sellers() {}

    static String name(int agent) {
        return Names.FIRST.get(agent) + " " + Names.LAST.get(agent);
    }

    static void writeTeams(Path file) {
        Customers.write(file, List.of("sales_agent", "manager", "regional_office"), csv -> {
            for (int i = 0; i < AGENTS; i++) {
                csv.writeRecord(name(i), name(AGENTS + i / 6), Names.CITIES.get(i / 12));
            }
        });
    }

    static void writeProducts(Path file) {
        Customers.write(file, List.of("product", "series", "sales_price"), csv -> {
            for (String product : DealRows.PRODUCTS) {
                csv.writeRecord(product, product.substring(0, product.indexOf(' ')), "980");
            }
        });
    }
}

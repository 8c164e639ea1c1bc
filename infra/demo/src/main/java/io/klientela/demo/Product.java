package io.klientela.demo;

import java.util.List;

/** A product of the invented catalogue. @param price list price in US dollars */
record Product(String name, String series, int price) {
    static final List<Product> CATALOGUE = List.of(
            new Product("Vega One", "Vega", 420),
            new Product("Vega Pro", "Vega", 3950),
            new Product("Vega Pro Max", "Vega", 5880),
            new Product("Orion Lite", "Orion", 65),
            new Product("Orion Standard", "Orion", 980),
            new Product("Orion Advanced", "Orion", 3120),
            new Product("Wisła 500", "Wisła", 24500));

    /** As a hurried colleague writes it. */
    String withoutSpaces() {
        return name.replace(" ", "");
    }
}

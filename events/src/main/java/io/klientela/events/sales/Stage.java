package io.klientela.events.sales;

/** A stage of a pipeline. @param probability percent, 0 to 100 */
public record Stage(String id, String name, DealStatus kind, int probability) {}

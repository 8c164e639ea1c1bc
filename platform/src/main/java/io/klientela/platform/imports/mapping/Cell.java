package io.klientela.platform.imports.mapping;

/** What a converter made of a cell's text. */
sealed interface Cell {

    /** Taken as it was meant; trimming and format do not count as a change. */
    record Taken(Object value) implements Cell {}

    /** Taken for something else than what is written there, which the report has to say. */
    record Changed(Object value, String used, String message) implements Cell {}

    /** @param message completes "the cell …", e.g. {@code is not a number} */
    record Refused(String message) implements Cell {}
}

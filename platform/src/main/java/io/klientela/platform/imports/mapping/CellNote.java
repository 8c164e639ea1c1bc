package io.klientela.platform.imports.mapping;

/** What a report says about one cell. @param used what was taken instead of the value; empty where the row was refused */
public record CellNote(String column, String value, String used, String message) {}

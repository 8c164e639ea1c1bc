package io.klientela.platform.imports.mapping;

/** Makes a value of a cell's text, which is trimmed and never empty. */
@FunctionalInterface
interface Converter {
    Cell convert(String text);
}

package io.klientela.platform.imports;

import java.util.List;

/** The mappings that a resource can be imported with. */
public record MappingList(List<Item> items) {

    /** @param columns that the file has to have, or may have */
    public record Item(String name, String description, List<String> columns) {}
}

package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.TargetFields;
import java.util.List;

/** The mappings of a resource, and the fields that columns can be taken for. */
public record MappingList(List<Item> items, List<TargetFields.Field> fields) {

    /** @param own somebody has kept it; else it comes with the product */
    public record Item(String name, String description, List<String> columns, boolean own) {}
}

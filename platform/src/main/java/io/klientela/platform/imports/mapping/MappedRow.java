package io.klientela.platform.imports.mapping;

import java.util.List;
import java.util.Map;

/**
 * What a mapping made of one row.
 *
 * @param values by target field; empty cells are absent
 * @param changes cells that were taken for something else than what is written there
 * @param errors cells that cannot be taken; the row is refused where there is one
 */
public record MappedRow(Map<String, Object> values, List<CellNote> changes, List<CellNote> errors) {}

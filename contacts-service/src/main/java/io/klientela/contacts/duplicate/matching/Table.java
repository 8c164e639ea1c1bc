package io.klientela.contacts.duplicate.matching;

import java.util.List;

/**
 * Records with named columns; what is compared, so without the id column.
 *
 * @param header one name per column
 * @param columns the cells of each column, one per record; blank means not known
 */
public record Table(List<String> header, List<List<String>> columns) {
    /** Parts several values of one cell, of which the most alike count. */
    public static final String SEVERAL = "\u001f";

    public Table {
        if (header.size() != columns.size()) {
            throw new IllegalArgumentException("Each column needs a name.");
        }
    }

    /** How many records there are. */
    public int size() {
        return columns.isEmpty() ? 0 : columns.getFirst().size();
    }
}

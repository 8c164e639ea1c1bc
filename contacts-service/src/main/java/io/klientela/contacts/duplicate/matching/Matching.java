package io.klientela.contacts.duplicate.matching;

import java.util.List;

/**
 * Finds the records that mean one person, in one table or in two. Nothing has to be said about the columns, and nothing
 * is trained beforehand: what agreement on a column is worth is learned from the table itself (see {@link Estimation}).
 * The same tables give the same answer. Needs some 2 kB per record beside the table.
 */
public final class Matching {
    /** The lowest score that is told. */
    public static final double CUT = 0.02;

    private Matching() {}

    /** The pairs within one table, the surest first. */
    public static List<Match> within(Table table) {
        List<Column> columns = Recognition.of(table);
        return match(columns, table.size(), table.size());
    }

    /** The pairs of a record of the first and a record of the second table, the surest first. */
    public static List<Match> between(Table first, Table second) {
        List<Column> columns = Alignment.of(Recognition.of(first), Recognition.of(second));
        return match(columns, first.size() + second.size(), first.size());
    }

    private static List<Match> match(List<Column> columns, int size, int left) {
        if (columns.isEmpty() || left < 1 || size < 2) {
            return List.of();
        }
        Records records = new Records(columns, size, left);
        return Clusters.matches(records, Estimation.of(records, Blocking.candidates(records)), CUT);
    }
}

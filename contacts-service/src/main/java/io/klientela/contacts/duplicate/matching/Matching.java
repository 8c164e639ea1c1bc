package io.klientela.contacts.duplicate.matching;

import io.klientela.contacts.duplicate.matching.Estimation.Learned;
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
        return table.size() < 2 ? List.of() : scan(table).matches();
    }

    /** The same with reasons. @param table of two records at least */
    public static Scan scan(Table table) {
        return scan(Recognition.of(table), table.size(), table.size());
    }

    /** The pairs of a record of the first and a record of the second table, the surest first. */
    public static List<Match> between(Table first, Table second) {
        List<Column> columns = Alignment.of(Recognition.of(first), Recognition.of(second));
        return first.size() == 0 || second.size() == 0
                ? List.of()
                : scan(columns, first.size() + second.size(), first.size()).matches();
    }

    private static Scan scan(List<Column> columns, int size, int left) {
        Records records = new Records(columns, size, left);
        Learned learned = Estimation.of(records, Blocking.candidates(records));
        return new Scan(records, learned, columns.isEmpty() ? List.of() : Clusters.matches(records, learned, CUT));
    }
}

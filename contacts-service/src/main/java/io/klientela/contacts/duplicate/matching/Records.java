package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * The records of one table, or of two that are linked, ready for comparing. What a comparison of two finds is packed
 * into a long, three bits per field: its level; the last one says whether first and last name changed places.
 */
final class Records {
    static final int STRAIGHT = 1;
    static final int SWAPPED = 2;

    private static final int BITS = 3;
    private static final int MASK = 7;
    private static final int MOST_FIELDS = 20;
    /** How bad a level of names is, by level, for choosing between straight and swapped. */
    private static final int[] BAD = {3, 0, 1, 1, 2, 4, 6};

    private static final int CLEARLY = 3;

    private final List<Field> fields = new ArrayList<>();
    private final int size;
    private final int left;
    private int given = -1;
    private int surname = -1;

    /** @param left how many of the records belong to the first table; all of them where there is only one */
    Records(List<Column> columns, int size, int left) {
        this.size = size;
        this.left = left;
        NameComparer names = new NameComparer();
        for (Column column : columns.subList(0, Math.min(MOST_FIELDS, columns.size()))) {
            if (column.role() == Role.GIVEN_NAME) {
                given = fields.size();
            } else if (column.role() == Role.SURNAME) {
                surname = fields.size();
            }
            fields.add(new Field(column, Comparers.of(column, names)));
        }
        fields.stream().map(Field::comparer).distinct().forEach(Comparer::prepare);
    }

    List<Field> fields() {
        return fields;
    }

    int size() {
        return size;
    }

    boolean isLink() {
        return left < size;
    }

    int left() {
        return left;
    }

    int given() {
        return given;
    }

    int surname() {
        return surname;
    }

    boolean hasBothNames() {
        return given >= 0 && surname >= 0;
    }

    /** Where the order of names is in a finding; where there are no two names, it is always missing. */
    int order() {
        return fields.size();
    }

    int comparisons() {
        return fields.size() + 1;
    }

    /** Whether the two may be one person at all: of two linked tables, one of each. */
    boolean areComparable(int a, int b) {
        return a != b && (!isLink() || (a < left) != (b < left));
    }

    double pairs() {
        return isLink() ? (double) left * (size - left) : size * (size - 1.0) / 2;
    }

    long compare(int a, int b) {
        long finding = 0;
        for (int i = 0; i < fields.size(); i++) {
            finding |= at(i, fields.get(i).level(a, b));
        }
        return hasBothNames() ? withOrder(finding, a, b) : finding;
    }

    private long withOrder(long finding, int a, int b) {
        int first = level(finding, given);
        int last = level(finding, surname);
        boolean bothLackGiven =
                (fields.get(given).value(a) < 0) == (fields.get(given).value(b) < 0);
        if (first == 0 && last == 0 && bothLackGiven) {
            return finding;
        }
        long straight = finding | at(order(), STRAIGHT);
        int bad = BAD[first] + BAD[last];
        if (bad <= CLEARLY) {
            return straight;
        }
        int crossed = cross(fields.get(given).value(a), fields.get(surname).value(b));
        int back = cross(fields.get(surname).value(a), fields.get(given).value(b));
        if (BAD[crossed] + BAD[back] + CLEARLY > bad || (crossed == 0 && back == 0)) {
            return straight;
        }
        long without = finding & ~at(given, MASK) & ~at(surname, MASK);
        return without | at(given, crossed) | at(surname, back) | at(order(), SWAPPED);
    }

    private int cross(int one, int two) {
        return one < 0 || two < 0 ? 0 : Field.level(fields.get(given).comparer(), one, two);
    }

    private static long at(int comparison, int level) {
        return (long) level << (BITS * comparison);
    }

    /** Two records as one number. */
    static long pair(int a, int b) {
        return ((long) Math.min(a, b) << Integer.SIZE) | Math.max(a, b);
    }

    static int first(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    static int second(long pair) {
        return (int) pair;
    }

    static int level(long finding, int comparison) {
        return (int) (finding >>> (BITS * comparison)) & MASK;
    }

    boolean isSwapped(long finding) {
        return level(finding, order()) == SWAPPED;
    }

    /** The value that both records have in a field where they are equal, or -1. */
    int commonValue(long finding, int field, int a, int b) {
        boolean crossed = isSwapped(finding) && (field == given || field == surname);
        return crossed ? fields.get(field).value(a) : fields.get(field).common(a, b);
    }
}

package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * A column and what it says of a person.
 *
 * @param cells empty where nothing is known; several values of one record are parted by {@link #SEVERAL}
 */
record Column(String name, Role role, List<String> cells) {
    /** Of a longer text the beginning is compared. */
    private static final int LONGEST = 300;

    static final char SEVERAL = Table.SEVERAL.charAt(0);

    static Column of(String name, Role role, List<String> raw) {
        List<String> cells = new ArrayList<>(raw.size());
        for (String cell : raw) {
            String text = cell.length() > LONGEST ? cell.substring(0, LONGEST) : cell;
            cells.add(Folding.isNothing(text) ? "" : text.strip());
        }
        return new Column(name, role, cells);
    }

    Column as(Role other) {
        return new Column(name, other, cells);
    }

    /** Both as one with several values. */
    Column and(Column other) {
        List<String> both = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            String one = cells.get(i);
            String two = other.cells.get(i);
            both.add(one.isEmpty() ? two : two.isEmpty() ? one : one + SEVERAL + two);
        }
        return new Column(name, role, both);
    }

    /** This one's records, then the other's. */
    Column followedBy(Column other) {
        List<String> all = new ArrayList<>(cells);
        all.addAll(other.cells);
        return new Column(name, role, all);
    }

    List<String> filled() {
        return cells.stream().filter(cell -> !cell.isEmpty()).toList();
    }
}

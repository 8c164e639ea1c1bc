package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what the columns of a table say, by their names and by what is in them. */
final class Recognition {
    private static final Map<String, Integer> DATE_PARTS = Map.ofEntries(
            Map.entry("by", 0),
            Map.entry("bm", 1),
            Map.entry("bd", 2),
            Map.entry("birth year", 0),
            Map.entry("birth month", 1),
            Map.entry("birth day", 2),
            Map.entry("year of birth", 0),
            Map.entry("month of birth", 1),
            Map.entry("day of birth", 2),
            Map.entry("yob", 0),
            Map.entry("mob", 1),
            Map.entry("dayob", 2),
            Map.entry("rok urodzenia", 0),
            Map.entry("miesiac urodzenia", 1),
            Map.entry("dzien urodzenia", 2),
            Map.entry("dob year", 0),
            Map.entry("dob month", 1),
            Map.entry("dob day", 2),
            Map.entry("year birth", 0),
            Map.entry("month birth", 1),
            Map.entry("day birth", 2),
            Map.entry("birthyear", 0),
            Map.entry("birthmonth", 1),
            Map.entry("birthday", 2));
    /** Several columns of these are values of one. */
    private static final Set<Role> SEVERAL = EnumSet.of(Role.EMAIL, Role.PHONE);

    private Recognition() {}

    /** What is worth comparing, with whole names parted, and parts of dates joined. */
    static List<Column> of(Table table) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.header().size(); i++) {
            Column column =
                    Column.of(table.header().get(i), Role.TEXT, table.columns().get(i));
            Contents contents = new Contents(column);
            if (!contents.saysNothing()) {
                columns.add(column.as(roleOf(column.name(), contents)));
            }
        }
        columns = joinedDates(columns);
        columns = withSurnames(columns);
        columns = PersonNames.parted(columns);
        return withoutRepetitions(joined(columns));
    }

    /** What the names of the columns alone say, for tables too small to tell anything by their contents. */
    static List<Column> byName(Table table) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.header().size(); i++) {
            @Nullable Role role = Headers.roleOf(table.header().get(i));
            columns.add(Column.of(
                    table.header().get(i),
                    role == null ? Role.TEXT : role,
                    table.columns().get(i)));
        }
        return joined(columns);
    }

    private static Role roleOf(String header, Contents contents) {
        @Nullable Role named = Headers.roleOf(header);
        if (named != null && contents.canBe(named)) {
            return named;
        }
        return contents.role();
    }

    /** Year, month and day of birth in three columns, as one. */
    private static List<Column> joinedDates(List<Column> columns) {
        @Nullable Column[] parts = new Column[3];
        for (Column column : columns) {
            String header = Folding.fold(column.name().replace('_', ' ')).toLowerCase(Locale.ROOT);
            Integer part = DATE_PARTS.get(header);
            if (part != null && new Contents(column).averageLength() <= 4.5) {
                parts[part] = column;
            }
        }
        Column year = parts[0];
        Column month = parts[1];
        Column day = parts[2];
        if (year == null || month == null || day == null) {
            return columns;
        }
        List<String> dates = new ArrayList<>();
        for (int i = 0; i < year.cells().size(); i++) {
            String y = year.cells().get(i);
            String m = month.cells().get(i);
            String d = day.cells().get(i);
            dates.add(y.isEmpty() || m.isEmpty() || d.isEmpty() ? y : y + "-" + m + "-" + d);
        }
        List<Column> rest = new ArrayList<>(columns);
        rest.removeAll(List.of(year, month, day));
        rest.add(new Column(year.name(), Role.BIRTH_DATE, dates));
        return rest;
    }

    /** Where there are given names without family names, the nearest column that can be them. */
    private static List<Column> withSurnames(List<Column> columns) {
        if (columns.stream().anyMatch(column -> column.role() == Role.SURNAME || column.role() == Role.FULL_NAME)) {
            return columns;
        }
        int given = -1;
        for (int i = 0; i < columns.size() && given < 0; i++) {
            given = columns.get(i).role() == Role.GIVEN_NAME ? i : -1;
        }
        if (given < 0) {
            return columns;
        }
        for (int at : new int[] {given + 1, given - 1, given + 2, given - 2}) {
            if (at >= 0 && at < columns.size()) {
                Column column = columns.get(at);
                boolean open = (column.role() == Role.TEXT && Headers.roleOf(column.name()) == null)
                        || column.role() == Role.GIVEN_NAME;
                if (open && new Contents(column).looksLikeSurnames()) {
                    List<Column> result = new ArrayList<>(columns);
                    result.set(at, column.as(Role.SURNAME));
                    return result;
                }
            }
        }
        return columns;
    }

    private static List<Column> joined(List<Column> columns) {
        List<Column> result = new ArrayList<>();
        for (Column column : columns) {
            int at = -1;
            for (int i = 0; i < result.size() && SEVERAL.contains(column.role()); i++) {
                at = result.get(i).role() == column.role() ? i : at;
            }
            if (at < 0) {
                result.add(column);
            } else {
                result.set(at, result.get(at).and(column));
            }
        }
        return result;
    }

    /** A column that repeats an earlier one would count twice. */
    private static List<Column> withoutRepetitions(List<Column> columns) {
        List<Column> result = new ArrayList<>();
        for (Column column : columns) {
            boolean repeats = column.role() != Role.GIVEN_NAME
                    && column.role() != Role.SURNAME
                    && result.stream().anyMatch(earlier -> repeats(earlier, column));
            if (!repeats) {
                result.add(column);
            }
        }
        return result;
    }

    private static boolean repeats(Column earlier, Column column) {
        int both = 0;
        int same = 0;
        for (int i = 0; i < column.cells().size(); i++) {
            String one = earlier.cells().get(i);
            String two = column.cells().get(i);
            if (!one.isEmpty() && !two.isEmpty()) {
                both++;
                same += one.equals(two) || Folding.fold(one).equals(Folding.fold(two)) ? 1 : 0;
            }
        }
        return both > 10 && same > 0.95 * both;
    }
}

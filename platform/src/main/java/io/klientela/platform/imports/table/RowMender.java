package io.klientela.platform.imports.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cells of a row whose delimiters or quotes are wrong: of all ways to cut its text into as many cells as the
 * table has columns it takes the cheapest (dynamic programming), where each slip of the pen has its price and so has each
 * cell that does not look like the others of its column.
 */
final class RowMender {
    private static final int LONGEST = 4000;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_CUTS = 700;
    private static final int MOST_CROSSED = 30;
    private static final double MISSING_DELIMITER = 4;
    private static final double OTHER_DELIMITER = 1.5;
    private static final double DELIMITER_IN_CELL = 4.5;
    private static final double SPACE_IN_CELL = 1;
    private static final double STRAY_QUOTE = 2;
    private static final double EXTRA_DELIMITER = 4;
    private static final double MISSING_CELL = 5;
    private static final double CHEAP_ENOUGH_PER_CELL = 4;
    private static final String OTHERS = ",;\t| ";

    private final Dialect dialect;
    private final List<ColumnModel> columns;
    private final boolean able;
    private final double inCell;

    RowMender(Dialect dialect, List<ColumnModel> columns) {
        this.dialect = dialect;
        this.columns = columns;
        this.inCell = dialect.delimiter().equals(" ") ? SPACE_IN_CELL : DELIMITER_IN_CELL;
        this.able = columns.size() > 1
                && columns.size() <= MOST_COLUMNS
                && columns.stream().anyMatch(column -> column.isFormed() && column.filled() >= 5);
    }

    /** The cells that the row was meant to have, or null where nothing fits well enough to say. */
    @Nullable
    List<String> mend(String text) {
        if (!able || text.length() > LONGEST) {
            return null;
        }
        return new Attempt(text).cells();
    }

    /** One row. */
    private final class Attempt {
        private final String text;
        private final int[] starts;
        private final int[] index;
        private final double[][] best;
        private final int[][] cameFrom;
        private final String[][] taken;

        Attempt(String text) {
            this.text = text;
            this.starts = cuts();
            this.index = new int[text.length() + 2];
            Arrays.fill(index, -1);
            for (int i = 0; i < starts.length; i++) {
                index[starts[i]] = i;
            }
            int size = columns.size();
            best = new double[size + 1][starts.length];
            cameFrom = new int[size + 1][starts.length];
            taken = new String[size + 1][starts.length];
            for (double[] row : best) {
                Arrays.fill(row, Double.POSITIVE_INFINITY);
            }
        }

        @Nullable
        List<String> cells() {
            if (starts.length > MOST_CUTS) {
                return null;
            }
            int size = columns.size();
            best[0][0] = 0;
            for (int column = 0; column < size; column++) {
                skipExtra(column);
                for (int from = 0; from < starts.length; from++) {
                    if (best[column][from] < size * CHEAP_ENOUGH_PER_CELL + STRAY_QUOTE) {
                        extend(column, from);
                    }
                }
            }
            skipExtra(size);
            int end = starts.length - 1;
            return best[size][end] <= size * CHEAP_ENOUGH_PER_CELL ? trace(end) : null;
        }

        /** A delimiter too many makes an empty cell that is passed over. */
        private void skipExtra(int column) {
            for (int from = 0; from < starts.length; from++) {
                int at = starts[from];
                boolean last = column == columns.size();
                int length = at < text.length() ? dialect.delimiterAt(text, at, text.length()) : 0;
                if (length > 0 && best[column][from] < Double.POSITIVE_INFINITY) {
                    int to = at + length >= text.length() && last ? starts.length - 1 : index[at + length];
                    double cost = best[column][from] + EXTRA_DELIMITER;
                    if (to >= 0 && cost < best[column][to]) {
                        best[column][to] = cost;
                        cameFrom[column][to] = from;
                        taken[column][to] = null;
                    }
                }
            }
        }

        private void extend(int column, int from) {
            ColumnModel model = columns.get(column);
            double so = best[column][from];
            int start = starts[from];
            int over = starts.length - 1;
            boolean last = column == columns.size() - 1;
            relax(column + 1, from, from, so + MISSING_CELL + model.costOfNothing(), "");
            boolean opens = start < text.length() && dialect.isQuote(text.charAt(start));
            int crossed = 0;
            for (int i = from; i < over && crossed <= MOST_CROSSED; i++) {
                int cut = starts[i];
                if (model.isTooLong(cut - start)) {
                    break;
                }
                double cost = so + cost(model, start, cut);
                String value = value(start, cut);
                if (cut == text.length()) {
                    relax(column + 1, from, over, cost, value);
                    continue;
                }
                int delimiter = dialect.delimiterAt(text, cut, text.length());
                if (delimiter > 0) {
                    crossed += opens ? 0 : 1;
                    relax(column + 1, from, last ? i : index[cut + delimiter], cost, value);
                } else if (!last) {
                    if (OTHERS.indexOf(text.charAt(cut)) >= 0) {
                        relax(column + 1, from, index[cut + 1], cost + OTHER_DELIMITER, value);
                    }
                    if (cut > start) {
                        relax(column + 1, from, i, cost + MISSING_DELIMITER, value);
                    }
                }
            }
        }

        private void relax(int column, int from, int to, double cost, String cell) {
            if (to >= 0 && cost < best[column][to]) {
                best[column][to] = cost;
                cameFrom[column][to] = from;
                taken[column][to] = cell;
            }
        }

        private List<String> trace(int end) {
            List<String> cells = new ArrayList<>();
            int at = end;
            int column = columns.size();
            while (column > 0 || at != 0) {
                String cell = taken[column][at];
                at = cameFrom[column][at];
                if (cell != null) {
                    cells.addFirst(cell);
                    column--;
                }
            }
            return cells;
        }

        private boolean isQuoted(int start, int end) {
            return end - start >= 2 && dialect.isQuote(text.charAt(start)) && dialect.isQuote(text.charAt(end - 1));
        }

        private String value(int start, int end) {
            return isQuoted(start, end)
                    ? Quotes.unescape(text.substring(start + 1, end - 1), dialect)
                    : text.substring(start, end);
        }

        private double cost(ColumnModel model, int start, int end) {
            if (start == end) {
                return model.costOfNothing();
            }
            boolean inQuotes = isQuoted(start, end);
            String value = value(start, end);
            if (inQuotes) {
                double stray = strayQuotes(text, start + 1, end - 1);
                return stray + model.cost(stray > 0 ? value.replace(String.valueOf(dialect.quote()), "") : value, true);
            }
            double signs = 0;
            boolean quotes = false;
            for (int i = start; i < end; i++) {
                signs += dialect.delimiterAt(text, i, end) > 0 ? inCell : 0;
                quotes |= dialect.isQuote(text.charAt(i));
            }
            if (!quotes) {
                return model.cost(value, false) + signs;
            }
            boolean edge = dialect.isQuote(text.charAt(start)) || dialect.isQuote(text.charAt(end - 1));
            String bare = value.replace(String.valueOf(dialect.quote()), "");
            double likely = bare.isEmpty() ? model.costOfNothing() : model.cost(bare, false);
            return likely + signs + (edge ? STRAY_QUOTE + 1 : STRAY_QUOTE);
        }

        /** Quotes in a quoted cell that are not doubled, or escaped. */
        private double strayQuotes(String text, int from, int to) {
            double cost = 0;
            for (int i = from; i < to; i++) {
                if (dialect.isQuote(text.charAt(i))) {
                    boolean escaped = i > from && dialect.isEscape(text.charAt(i - 1));
                    boolean doubled = dialect.escape() == null && i + 1 < to && dialect.isQuote(text.charAt(i + 1));
                    cost += escaped || doubled ? 0 : STRAY_QUOTE;
                    i += doubled ? 1 : 0;
                }
            }
            return cost;
        }

        /**
         * Where a cell may begin or end, and one place behind the end, where the row is over: at delimiters and quotes, and where letters,
         * digits and signs meet.
         */
        private int[] cuts() {
            boolean[] cut = new boolean[text.length() + 1];
            cut[0] = true;
            for (int i = 0; i < text.length(); i++) {
                int delimiter = dialect.delimiterAt(text, i, text.length());
                boolean quote = dialect.isQuote(text.charAt(i));
                boolean other = OTHERS.indexOf(text.charAt(i)) >= 0;
                if (delimiter > 0) {
                    cut[i] = true;
                    cut[i + delimiter] = true;
                } else if (quote || other) {
                    cut[i] = true;
                    cut[i + 1] = true;
                } else if (i > 0 && !inProse(i)) {
                    cut[i] |= mayPart(text.charAt(i - 1), text.charAt(i));
                }
            }
            cut[text.length()] = true;
            int[] places =
                    IntStream.rangeClosed(0, text.length()).filter(i -> cut[i]).toArray();
            int[] withEnd = Arrays.copyOf(places, places.length + 1);
            withEnd[places.length] = text.length() + 1;
            return withEnd;
        }

        private boolean inProse(int i) {
            return i > 300;
        }

        private boolean mayPart(char left, char right) {
            char before = Shape.of(left);
            char after = Shape.of(right);
            return before == after ? before == '9' : before != 'A' || after != 'a';
        }
    }
}

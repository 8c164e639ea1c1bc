package io.klientela.platform.export;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What stands in the cell of a record: a value as the API gives it, or several of them joined as text. */
final class Cells {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,20})?");

    /** A record that another one names has an id and a name. */
    private static final int LINK_PARTS = 2;

    private Cells() {}

    /**
     * @param path of names with dots between, which goes into every item of a list
     * @param style in which several values are written, as they make one text
     */
    static Cell at(JsonNode record, String path, ExportStyle style) {
        List<Cell> cells = new ArrayList<>();
        collect(record, path, cells);
        return switch (cells.size()) {
            case 0 -> Cell.EMPTY;
            case 1 -> cells.getFirst();
            default ->
                new Cell.Text(String.join(
                        style.between(), cells.stream().map(style::text).toList()));
        };
    }

    private static void collect(JsonNode node, String path, List<Cell> cells) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, path, cells));
        } else if (path.isEmpty()) {
            Cell cell = cell(node);
            if (!cell.equals(Cell.EMPTY)) {
                cells.add(cell);
            }
        } else {
            int dot = path.indexOf('.');
            String name = dot < 0 ? path : path.substring(0, dot);
            collect(node.path(name), dot < 0 ? "" : path.substring(dot + 1), cells);
        }
    }

    private static Cell cell(JsonNode node) {
        if (node.isNumber()) {
            return new Cell.Amount(node.decimalValue(), null);
        } else if (node.isObject()) {
            String amount = node.path("amount").asString("");
            String currency = node.path("currency").asString("");
            if (DECIMAL.matcher(amount).matches() && !currency.isEmpty()) {
                return new Cell.Amount(new BigDecimal(amount), currency);
            }
            boolean link = node.size() == LINK_PARTS && node.path("id").isString();
            return new Cell.Text(link ? node.path("name").asString("") : node.toString());
        }
        return text(node.asString(""));
    }

    private static Cell text(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return new Cell.Day(LocalDate.parse(text));
            } else if (MOMENT.matcher(text).matches()) {
                return new Cell.Moment(Instant.parse(text));
            }
        } catch (DateTimeException e) {
            // What only looks like a day is text.
        }
        return new Cell.Text(text);
    }
}

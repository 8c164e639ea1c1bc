package io.klientela.platform.imports.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** The text of a cell of a workbook: dates in ISO form, numbers with the 15 digits that a spreadsheet shows of them. */
final class XlsxCells {
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");
    private static final Pattern DATE = Pattern.compile("(?i).*[ymdhs].*");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private XlsxCells() {}

    static String text(Cell cell) {
        CellType type = cell.getType();
        if (type == CellType.EMPTY || type == CellType.ERROR) {
            return "";
        }
        if (type == CellType.NUMBER || (type == CellType.FORMULA && cell.getValue() instanceof BigDecimal)) {
            return number(cell);
        }
        if (type == CellType.BOOLEAN) {
            return String.valueOf(cell.getValue()).equalsIgnoreCase("true") || "1".equals(cell.getRawValue())
                    ? "TRUE"
                    : "FALSE";
        }
        String text = cell.getText();
        return text == null ? "" : text.replace("\0", "");
    }

    private static String number(Cell cell) {
        BigDecimal number = cell.asNumber();
        if (number == null) {
            return "";
        }
        if (isDate(cell.getDataFormatString())
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(2_958_466)) < 0) {
            return moment(cell, number);
        }
        BigDecimal shown = number.round(DIGITS).stripTrailingZeros();
        return shown.precision() - shown.scale() > 40 || shown.scale() > 40 ? shown.toString() : shown.toPlainString();
    }

    private static String moment(Cell cell, BigDecimal number) {
        LocalDateTime moment = cell.asDate();
        if (moment == null) {
            return number.toPlainString();
        }
        // A spreadsheet counts days in binary fractions: 10:30 may come as 10:29:59.9999.
        LocalDateTime exact = moment.plusNanos(500_000_000).withNano(0);
        if (number.compareTo(BigDecimal.ONE) < 0) {
            return exact.toLocalTime().toString();
        }
        return exact.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? exact.toLocalDate().toString()
                : exact.format(MOMENT);
    }

    private static boolean isDate(@Nullable String format) {
        if (format == null || format.equalsIgnoreCase("general") || format.equals("@")) {
            return false;
        }
        return DATE.matcher(LITERALS.matcher(format).replaceAll("").replaceAll("(?i)general|e[+-]|red|blue|[$]", ""))
                .matches();
    }
}

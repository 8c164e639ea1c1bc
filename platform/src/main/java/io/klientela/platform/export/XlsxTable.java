package io.klientela.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook whose rows leave as they come, with a further sheet where one is full. Texts are texts, so that none is taken
 * for a formula; numbers and times are such, and every spreadsheet shows them in its own language.
 */
final class XlsxTable implements Table {
    static final int MOST_ROWS = 1_048_576;
    private static final int FLUSH_EVERY = 500;
    private static final int LONGEST_CELL = 32_767;
    private static final int LONGEST_TITLE = 28;
    private static final int EXACT_DIGITS = 15;
    private static final String APPLICATION = "Klientela";
    private static final String VERSION = "1.0";

    private final Workbook workbook;
    private final String title;
    private final ExportStyle style;
    private final int mostRows;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;
    private List<Cell> head = List.of();

    XlsxTable(OutputStream stream, String title, ExportStyle style, int mostRows) {
        this.workbook = new Workbook(stream, APPLICATION, VERSION);
        this.title = title.substring(0, Math.min(title.length(), LONGEST_TITLE));
        this.style = style;
        this.mostRows = mostRows;
        this.sheet = workbook.newWorksheet(this.title);
        sheet.freezePane(0, 1);
    }

    @Override
    public void write(List<Cell> cells) throws IOException {
        if (head.isEmpty()) {
            head = cells;
        } else if (row == mostRows) {
            sheet.finish();
            sheets++;
            sheet = workbook.newWorksheet(title + " " + sheets);
            sheet.freezePane(0, 1);
            row = 0;
            put(head);
        }
        put(cells);
    }

    private void put(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            put(column, cells.get(column));
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    private void put(int column, Cell cell) {
        switch (cell) {
            case Cell.Amount amount
            when amount.value().precision() <= EXACT_DIGITS -> {
                sheet.value(row, column, amount.value());
                if (amount.currency() != null) {
                    format(column, "#,##0.00 \"" + amount.currency().replace("\"", "") + "\"");
                }
            }
            case Cell.Day day -> {
                sheet.value(row, column, day.value());
                format(column, "yyyy-mm-dd");
            }
            case Cell.Moment moment -> {
                sheet.value(row, column, moment.value().atZone(style.place()).toLocalDateTime());
                format(column, "yyyy-mm-dd hh:mm:ss");
            }
            default -> {
                String text = style.text(cell);
                sheet.inlineString(row, column, text.substring(0, Math.min(text.length(), LONGEST_CELL)));
            }
        }
    }

    private void format(int column, String format) {
        sheet.style(row, column).format(format).set();
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }
}

package io.klientela.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.platform.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TablesTest {
    private static final ExportStyle POLISH = new ExportStyle("pl", ZoneId.of("Europe/Warsaw"));
    private static final List<String> PATHS = List.of("name", "amount", "share", "on", "at", "tags", "people.name");
    private static final JsonNode RECORD = Json.mapper().readTree("""
            {"name":"=cmd|' /C calc'!A0","amount":{"amount":"-1234.50","currency":"PLN"},"share":0.5,"on":"2026-01-31",
             "at":"2026-01-31T23:30:00Z","tags":["a","b"],"people":[{"name":"Łucja"},{"name":"@x"}]}""");

    private static List<Cell> cells(ExportStyle style) {
        return PATHS.stream().map(path -> Cells.at(RECORD, path, style)).toList();
    }

    private static byte[] file(ExportFormat format, ExportStyle style) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (Table table = format.open(stream, "things", style)) {
            table.write(cells(style));
        }
        return stream.toByteArray();
    }

    @Test
    void writesForProgramsWhatTheApiSays() throws IOException {
        assertThat(new String(file(ExportFormat.CSV, ExportStyle.PLAIN), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "'=cmd|' /C calc'!A0,-1234.50 PLN,0.5,2026-01-31,2026-01-31T23:30:00Z,a; b,Łucja; @x\r\n");
    }

    @Test
    void writesForAPolishSpreadsheetWhatItTakesForNumbersAndTimes() throws IOException {
        assertThat(new String(file(ExportFormat.CSV, POLISH), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "\uFEFF'=cmd|' /C calc'!A0;-1234,50 PLN;0,5;2026-01-31;2026-02-01 00:30:00;a, b;Łucja, @x\r\n");
    }

    @Test
    void leavesNumbersAndTimesToTheSpreadsheetAndTextsAsTexts() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                        new ByteArrayInputStream(file(ExportFormat.XLSX, POLISH)), new ReadingOptions(true, false));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            Row row = rows.findFirst().orElseThrow();
            assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCellText(0)).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(row.getCellAsNumber(1).orElseThrow()).isEqualByComparingTo(new BigDecimal("-1234.5"));
            assertThat(row.getCell(1).getDataFormatString()).contains("PLN");
            assertThat(row.getCellAsDate(3).orElseThrow()).isEqualTo(LocalDateTime.of(2026, 1, 31, 0, 0));
            assertThat(row.getCellAsDate(4).orElseThrow()).isEqualTo(LocalDateTime.of(2026, 2, 1, 0, 30));
        }
    }

    @Test
    void goesOnWithAFurtherSheetWhereOneIsFull() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (Table table = new XlsxTable(stream, "things", ExportStyle.PLAIN, 3)) {
            for (String text : List.of("Head", "1", "2", "3", "4", "5")) {
                table.write(List.of(new Cell.Text(text)));
            }
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(stream.toByteArray()))) {
            List<List<String>> sheets =
                    workbook.getSheets().map(TablesTest::firstColumn).toList();
            assertThat(sheets)
                    .containsExactly(List.of("Head", "1", "2"), List.of("Head", "3", "4"), List.of("Head", "5"));
        }
    }

    private static List<String> firstColumn(Sheet sheet) {
        try {
            return sheet.read().stream().map(row -> row.getCellText(0)).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

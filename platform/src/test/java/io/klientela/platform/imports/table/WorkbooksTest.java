package io.klientela.platform.imports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

class WorkbooksTest {

    @Test
    void readsTextsNumbersDatesAndTheSheetThatIsChosen() throws IOException {
        ByteArrayResource file = new ByteArrayResource(workbook());
        Reading read = Reading.of(file);
        assertThat(read.format().kind()).isEqualTo(FileKind.XLSX);
        assertThat(read.format().sheets()).containsExactly("Klienci", "Inne");
        assertThat(read.rows())
                .containsExactly(
                        List.of("Nazwa", "Kwota", "Od", "Kiedy", "Aktywny"),
                        List.of("Żabka", "1234.5", "2025-03-31", "2025-03-31 10:30:00", "TRUE"),
                        List.of("Huta", "0.3", "2024-02-29", "", "FALSE"));
        TableFormat other = TableFormat.detect(file, new ReadingChoices(null, null, null, null, null, "Inne"));
        assertThat(other.firstRow()).containsExactly("id", "email");
        assertThatThrownBy(() -> TableFormat.detect(file, new ReadingChoices(null, null, null, null, null, "Brak")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("Klienci, Inne");
    }

    @Test
    void refusesWhatIsNoWorkbookAndWhatUnpacksToTooMuch() throws IOException {
        assertThatThrownBy(() -> Reading.of(new ByteArrayResource(zip("word/document.xml", 10))))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("no workbook");
        assertThatThrownBy(() -> Reading.of(new ByteArrayResource(zip("xl/workbook.xml", 100_000_000))))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("unpacks");
        assertThatThrownBy(() -> Reading.of(new ByteArrayResource(new byte[] {'P', 'K', 3, 4, 5, 6, 7})))
                .isInstanceOf(UnreadableFile.class);
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Klientela", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Klienci");
            sheet.value(0, 0, "Zestawienie");
            List<String> header = List.of("Nazwa", "Kwota", "Od", "Kiedy", "Aktywny");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(2, i, header.get(i));
            }
            sheet.value(3, 0, "Żabka");
            sheet.value(3, 1, 1234.5);
            sheet.value(3, 2, LocalDate.of(2025, 3, 31));
            sheet.style(3, 2).format("yyyy-MM-dd").set();
            sheet.value(3, 3, LocalDateTime.of(2025, 3, 31, 10, 30));
            sheet.style(3, 3).format("dd.MM.yyyy HH:mm").set();
            sheet.value(3, 4, true);
            sheet.value(4, 0, "Huta");
            sheet.value(4, 1, 0.1 + 0.2);
            sheet.value(4, 2, LocalDate.of(2024, 2, 29));
            sheet.style(4, 2).format("d/m/yy").set();
            sheet.value(4, 4, false);
            Worksheet other = workbook.newWorksheet("Inne");
            other.value(0, 0, "id");
            other.value(0, 1, "email");
            other.value(1, 0, 7);
            other.value(1, 1, "a@example.com");
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] block = new byte[10_000];
            for (int written = 0; written < size; written += block.length) {
                zip.write(block, 0, Math.min(block.length, size - written));
            }
        }
        return bytes.toByteArray();
    }
}

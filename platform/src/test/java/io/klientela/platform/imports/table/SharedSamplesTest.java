package io.klientela.platform.imports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.klientela.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;

/** Every file of csv-spectrum, and of the sample of the Pollock benchmark, reads as its expected result says. */
class SharedSamplesTest {
    private static final Path DATA = Path.of(System.getProperty("klientela.data", "../../shared/data"));
    private static final String DIFFERENT_DATA = "location_coordinates.csv";

    @TestFactory
    Stream<DynamicTest> readsPollock() throws IOException {
        Path folder = present(DATA.resolve("csv-pollock-sample"));
        return files(folder.resolve("csv"))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    List<List<String>> expected = new ArrayList<>();
                    try (CsvReader<CsvRecord> reader = CsvReader.builder()
                            .ofCsvRecord(folder.resolve("clean").resolve(name(file)))) {
                        reader.forEach(row -> expected.add(row.getFields()));
                    }
                    assertThat(Reading.of(new FileSystemResource(file)).rows()).isEqualTo(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> readsCsvSpectrum() throws IOException {
        Path folder = present(DATA.resolve("csv-spectrum"));
        // That one's expected result is of another version of the file: its phone number is not in it.
        return files(folder.resolve("csvs"))
                .filter(file -> !name(file).equals(DIFFERENT_DATA))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    Path json = folder.resolve("json").resolve(name(file).replace(".csv", ".json"));
                    // The copies of the CSV files end their lines with LF only.
                    JsonNode expected =
                            Json.mapper().readTree(Files.readString(json).replace("\\r\\n", "\\n"));
                    assertThat(Json.mapper().<JsonNode>valueToTree(records(file)))
                            .isEqualTo(expected);
                }));
    }

    private static List<Map<String, String>> records(Path file) throws IOException {
        List<List<String>> rows = Reading.of(new FileSystemResource(file)).rows();
        return rows.stream()
                .skip(1)
                .map(row -> {
                    Map<String, String> record = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        record.put(rows.getFirst().get(i), row.get(i).replace("\r\n", "\n"));
                    }
                    return record;
                })
                .toList();
    }

    private static Path present(Path folder) {
        assumeTrue(
                Files.isDirectory(folder), () -> folder + " is not there; its licence keeps it out of the repository");
        return folder;
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

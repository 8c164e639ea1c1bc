package io.klientela.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 11, 22);

    @TempDir
    Path folder;

    @Test
    void writesTheSameBytesForTheSameSeedAndOthersForAnother() throws IOException {
        new Generator(1, 500, TODAY).write(folder.resolve("a"));
        new Generator(1, 500, TODAY).write(folder.resolve("b"));
        new Generator(2, 500, TODAY).write(folder.resolve("c"));
        for (Step step : Step.ALL) {
            Path first = folder.resolve("a").resolve(step.file());
            assertThat(first).hasSameBinaryContentAs(folder.resolve("b").resolve(step.file()));
        }
        assertThat(Files.mismatch(folder.resolve("a/sales_pipeline.csv"), folder.resolve("c/sales_pipeline.csv")))
                .isNotNegative();
    }

    @Test
    void inventsTwoYearsOfSalesWithTheUsualDirt() throws IOException {
        new Generator(7, 3000, TODAY).write(folder);
        List<CsvRecord> deals = rows("sales_pipeline.csv");
        assertThat(deals).hasSize(3000);
        assertThat(deals.stream().map(deal -> deal.getField(0)).distinct()).hasSize(3000);
        assertThat(share(deals, 4, "Won")).isBetween(0.45, 0.65);
        assertThat(share(deals, 4, "Lost")).isBetween(0.25, 0.40);
        assertThat(share(deals, 4, "Engaging")).isBetween(0.05, 0.15);
        assertThat(deals).anyMatch(deal -> deal.getField(2).equals("VegaPro"));
        assertThat(deals).anyMatch(deal -> deal.getField(3).isEmpty());
        assertThat(deals).anyMatch(deal -> deal.getFieldCount() == 9);
        assertThat(rows("accounts.csv")).anyMatch(account -> account.getField(1).equals("technolgy"));
        assertThat(rows("accounts.csv"))
                .anyMatch(account -> !account.getField(6).isEmpty());
        assertThat(rows("sales_teams.csv")).hasSize(36);
        assertThat(rows("contacts.csv")).hasSizeGreaterThan(100);
    }

    @Test
    void inventsAYearOfLeadsInAllStates() throws IOException {
        new Generator(7, 10, TODAY).write(folder);
        List<CsvRecord> leads = rows(Generator.LEADS_FILE);
        int outcome = LeadRows.HEADER.indexOf("outcome");
        int created = LeadRows.HEADER.indexOf("created at");
        assertThat(leads.stream().map(lead -> lead.getField(0)).distinct()).hasSize(leads.size());
        assertThat(leads.stream().map(lead -> lead.getField(outcome)).distinct())
                .containsExactlyInAnyOrder("new", "working", "qualified", "converted", "disqualified");
        assertThat(leads.stream()
                        .map(lead -> lead.getField(created).substring(0, 7))
                        .distinct())
                .as("months")
                .hasSizeBetween(12, 13);
        assertThat(leads).allMatch(lead -> lead.getField(created).compareTo(TODAY.toString()) < 0);
    }

    private static double share(List<CsvRecord> rows, int column, String value) {
        return (double) rows.stream()
                        .filter(row -> row.getField(column).equals(value))
                        .count()
                / rows.size();
    }

    private List<CsvRecord> rows(String file) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(folder.resolve(file))) {
            return csv.stream().skip(1).toList();
        }
    }
}

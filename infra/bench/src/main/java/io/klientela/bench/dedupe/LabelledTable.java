package io.klientela.bench.dedupe;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.klientela.bench.Failure;
import io.klientela.contacts.duplicate.matching.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table whose truth is known. @param persons who each record is of */
record LabelledTable(Table table, List<String> persons) {

    /** @param truth its first group in the truth column names the person; @param hidden columns that are not compared */
    static LabelledTable read(Path file, String truthColumn, String truth, Set<String> hidden) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : csv) {
                rows.add(row.getFields().stream().map(String::strip).toList());
            }
        }
        List<String> header = rows.removeFirst();
        int column = header.indexOf(truthColumn);
        if (column < 0) {
            throw new Failure("%s has no column %s.".formatted(file, truthColumn));
        }
        Pattern pattern = Pattern.compile(truth);
        List<String> persons = new ArrayList<>();
        for (List<String> row : rows) {
            Matcher matcher = pattern.matcher(row.get(column));
            persons.add(matcher.matches() ? matcher.group(1) : row.get(column));
        }
        List<String> names = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!hidden.contains(header.get(i))) {
                int at = i;
                names.add(header.get(i));
                columns.add(rows.stream().map(row -> row.get(at)).toList());
            }
        }
        return new LabelledTable(new Table(names, columns), persons);
    }
}

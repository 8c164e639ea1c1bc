package io.klientela.bench.metric;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.klientela.bench.Failure;
import io.klientela.bench.load.Answer;
import io.klientela.bench.load.Connection;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Turns;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;

/** A list as a file. */
final class ExportMetric implements Metric {
    private static final List<String> COLUMNS =
            List.of("id", "name", "firstName", "lastName", "jobTitle", "city", "country", "language", "createdAt");
    private static final String EXPORT = "/api/v1/contacts/export?format=csv&"
            + COLUMNS.stream().map("column="::concat).collect(Collectors.joining("&"));

    @Override
    public List<Row> measure(Scene scene) {
        Turns<Double> turns = Turns.of(scene.rounds(), () -> exported(scene), () -> written(scene.contactDocuments()));
        return List.of(Row.compare(
                        "export",
                        "every contact as CSV, %d columns, through the gateway".formatted(COLUMNS.size()),
                        "rows/s",
                        Side.of(turns.ours()),
                        "raw cursor and CSV writer",
                        Side.of(turns.floor()))
                .aiming(Goal.ratioAtLeast(0.6)));
    }

    private static double exported(Scene scene) {
        long began = System.nanoTime();
        try (Connection connection = scene.api().connect()) {
            Answer answer = connection.send(Request.get(EXPORT));
            long rows = answer.text().lines().count() - 1;
            if (!answer.isGood() || rows < scene.contacts()) {
                throw new Failure("The export of %,d contacts is answered with %d and %,d rows"
                        .formatted(scene.contacts(), answer.status(), rows));
            }
            return rows / seconds(began);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double written(MongoCollection<Document> contacts) {
        long began = System.nanoTime();
        long rows = 0;
        try (CsvWriter csv = CsvWriter.builder()
                .build(new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8))) {
            for (Document contact : contacts.find(Filters.exists("deletedAt", false))) {
                Document state = contact.get("state", Document.class);
                csv.writeRecord(COLUMNS.stream()
                        .map(column -> String.valueOf(state.get(column)))
                        .toList());
                rows++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows / seconds(began);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}

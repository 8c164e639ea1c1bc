package io.klientela.platform.imports;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.klientela.platform.security.Actor;
import io.klientela.testing.TestInfrastructure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

/** A database of its own, and instances of a service that import firms into it. */
final class ImportKit implements AutoCloseable {
    static final String HEADER = "Id,Name,Sector,Founded,Revenue,Country,Parent,Phone\n";
    static final Actor ADA = Actor.user("ada", "Ada", Set.of("admin"), Set.of());

    private final MongoClient client = MongoClients.create(TestInfrastructure.mongoUri());
    private final MongoDatabase database =
            client.getDatabase("imports_" + UUID.randomUUID().toString().replace("-", ""));
    private final List<Imports> instances = new ArrayList<>();

    MongoDatabase database() {
        return database;
    }

    Firms firms() {
        return new Firms(database);
    }

    /** A running instance: batches of ten, a lease of a second, and a second of patience. */
    Imports instance(ImportHandler handler) {
        Clock clock = Clock.systemUTC();
        ImportSettings settings =
                new ImportSettings(10, Duration.ofSeconds(1), Duration.ofSeconds(1), 2, DataSize.ofMegabytes(1));
        Imports imports =
                new Imports(new ImportCatalogue(List.of(handler)), new ImportStores(database, clock), settings, clock);
        imports.start();
        instances.add(imports);
        return imports;
    }

    ImportView submit(Imports imports, String csv) {
        try {
            byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
            return imports.submit("firms", ImportPlan.of("firms"), "firms.csv", new ByteArrayResource(bytes), ADA);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The import when it is over. */
    ImportView over(Imports imports, ImportView started) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> imports.find("firms", started.id()),
                        view -> view.status().isOver());
    }

    List<Document> stored() {
        return database.getCollection("firms").find().into(new ArrayList<>());
    }

    String report(Imports imports, ImportView view) throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        imports.writeReport("firms", view.id(), csv);
        return csv.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    String errors(Imports imports, ImportView view) throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        imports.writeErrors("firms", view.id(), csv);
        return csv.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    static String rows(int from, int to) {
        StringBuilder csv = new StringBuilder();
        for (int i = from; i <= to; i++) {
            csv.append("F%1$d,Firm %1$d,retail,01-02-99,1.5,Poland,,\n".formatted(i));
        }
        return csv.toString();
    }

    @Override
    public void close() {
        instances.forEach(Imports::close);
        database.drop();
        client.close();
    }
}

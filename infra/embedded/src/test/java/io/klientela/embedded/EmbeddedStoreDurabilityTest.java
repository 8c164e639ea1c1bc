package io.klientela.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreDurabilityTest {

    @TempDir
    private Path folder;

    /** Eight writers note what was acknowledged until the server's process is killed: nothing of that may be missing. */
    @RepeatedTest(3)
    void keepsEveryAcknowledgedWriteWhenItsProcessIsKilled() throws Exception {
        var child = startChild();
        var acknowledged = new ConcurrentHashMap<String, Integer>();
        try (var client = MongoClients.create(child.uri());
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var collection = accounts(client);
            collection.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
            collection.createIndex(Indexes.ascending("group"));
            IntStream.range(0, 8).forEach(writer -> writers.execute(() -> write(collection, writer, acknowledged)));
            await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 1_000);
            child.process().destroyForcibly().waitFor();
        }
        try (var store = EmbeddedStore.at(folder, 0);
                var client = MongoClients.create(store.uri())) {
            var stored = new HashMap<String, Integer>();
            accounts(client).find().forEach(d -> stored.put(d.getString("_id"), d.getInteger("count")));
            assertThat(stored.keySet()).containsAll(acknowledged.keySet());
            acknowledged.forEach((id, count) -> assertThat(stored.get(id)).isGreaterThanOrEqualTo(count));
            indexesAgreeWithDocuments(accounts(client), stored.size());
        }
    }

    private static void write(MongoCollection<Document> collection, int writer, Map<String, Integer> acknowledged) {
        try {
            for (var i = 0; ; i++) {
                var id = writer + "-" + i;
                collection.insertOne(new Document("_id", id)
                        .append("email", id + "@example.com")
                        .append("group", i % 10)
                        .append("count", 0)
                        .append("text", "x".repeat(500)));
                acknowledged.put(id, 0);
                var earlier = writer + "-" + i / 2;
                collection.updateOne(eq("_id", earlier), inc("count", 1));
                acknowledged.merge(earlier, 1, Integer::sum);
            }
        } catch (MongoException killed) {
            // the end of the test
        }
    }

    private static void indexesAgreeWithDocuments(MongoCollection<Document> collection, int documents) {
        var grouped = IntStream.range(0, 10)
                .mapToLong(group -> collection.countDocuments(eq("group", group)))
                .sum();
        assertThat(grouped).isEqualTo(documents);
        assertThat(collection.countDocuments(eq("email", "0-0@example.com"))).isOne();
        assertThat(collection.deleteMany(new Document()).getDeletedCount()).isEqualTo(documents);
        assertThat(collection.countDocuments(eq("group", 1))).isZero();
    }

    @Test
    void keepsDataAndIndexesAcrossAnOrderlyRestart() {
        try (var store = EmbeddedStore.at(folder, 0);
                var client = MongoClients.create(store.uri())) {
            accounts(client).createIndex(Indexes.ascending("tags"));
            accounts(client).insertOne(new Document("_id", "a").append("tags", List.of("x", "y")));
            accounts(client).insertOne(new Document("_id", "b").append("tags", List.of("z")));
            client.getDatabase("gone").getCollection("things").insertOne(new Document());
            client.getDatabase("gone").drop();
        }
        try (var store = EmbeddedStore.at(folder, 0);
                var client = MongoClients.create(store.uri())) {
            assertThat(accounts(client).find(eq("tags", "y")).first()).isNotNull();
            assertThat(store.statistics().collectionScans()).isZero();
            assertThat(client.listDatabaseNames()).doesNotContain("gone");
        }
    }

    /** 40 times the data is written; the file stays near what is alive. */
    @Test
    void reusesTheSpaceOfFormerStates() throws IOException {
        var settings = StoreSettings.DEFAULT.withRetentionMillis(200);
        try (var store = EmbeddedStore.at(folder, 0, settings);
                var client = MongoClients.create(store.uri())) {
            var collection = accounts(client);
            for (var round = 0; round < 40; round++) {
                for (var i = 0; i < 200; i++) {
                    collection.updateOne(
                            eq("_id", i), set("text", ("round" + round).repeat(500)), new UpdateOptions().upsert(true));
                }
            }
            assertThat(Files.size(folder.resolve("store.mv"))).isLessThan(20_000_000);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static MongoCollection<Document> accounts(MongoClient client) {
        return client.getDatabase("durability").getCollection("accounts");
    }

    private record Child(Process process, String uri) {}

    private Child startChild() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new Child(process, output.readLine());
    }

    /** The process to be killed: prints its URI and serves. */
    static final class StoreProcess {
        public static void main(String[] arguments) {
            System.out.println(EmbeddedStore.at(Path.of(arguments[0]), 0).uri());
        }
    }
}

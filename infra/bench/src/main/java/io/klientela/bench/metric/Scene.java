package io.klientela.bench.metric;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.klientela.bench.data.Zipf;
import io.klientela.bench.load.Connection;
import io.klientela.bench.load.Load;
import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Turns;
import io.klientela.bench.load.Worker;
import io.klientela.bench.platform.Api;
import io.klientela.bench.platform.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Where it is measured: a loaded platform, the same store by its raw driver, and how long to look.
 *
 * @param contacts that were loaded
 * @param folder for files
 */
public record Scene(
        Platform platform,
        Api api,
        MongoClient mongo,
        Load load,
        SmtpSink sink,
        int contacts,
        int rounds,
        Duration time,
        Path folder) {
    private static final int KNOWN_IDS = 20_000;

    /** The raw driver's own collections, on the same store. */
    MongoDatabase floor() {
        return mongo.getDatabase("klientela_bench");
    }

    MongoCollection<Document> contactDocuments() {
        return mongo.getDatabase("klientela_contacts").getCollection("contacts");
    }

    /** An empty collection with the same indexes as another one. */
    MongoCollection<Document> scratch(String name, MongoCollection<Document> like) {
        MongoCollection<Document> scratch = floor().getCollection(name);
        scratch.drop();
        copyIndexes(like, scratch);
        return scratch;
    }

    /** Gives an empty collection the indexes of another one. */
    public static void copyIndexes(MongoCollection<Document> from, MongoCollection<Document> to) {
        from.listIndexes().forEach(index -> {
            Document key = index.get("key", Document.class);
            if (!key.containsKey("_id") || key.size() > 1) {
                to.createIndex(
                        key,
                        new com.mongodb.client.model.IndexOptions()
                                .unique(index.getBoolean("unique", false))
                                .sparse(index.getBoolean("sparse", false)));
            }
        });
    }

    /** Ids of contacts, with the often asked ones first by chance. */
    List<String> contactIds() {
        List<String> ids = new ArrayList<>();
        contactDocuments()
                .find()
                .projection(new Document("_id", 1))
                .limit(KNOWN_IDS)
                .forEach(found -> ids.add(found.getString("_id")));
        java.util.Collections.shuffle(ids, new Random(7));
        return ids;
    }

    /** Draws from a list as people look at records: few often, most seldom. */
    static <T> LongFunction<T> drawn(List<T> items) {
        Zipf zipf = new Zipf(items.size(), 0.99);
        Random random = new Random(11);
        int[] order = new int[65_536];
        for (int i = 0; i < order.length; i++) {
            order[i] = zipf.next(random);
        }
        return number -> items.get(order[(int) (number % order.length)]);
    }

    /** Sends a request for each piece of work over a connection of its own. */
    Supplier<Worker> requests(java.net.URI target, LongFunction<Request> request) {
        return () -> new Caller(api.connect(target), request);
    }

    /** Platform and floor in turns, both after a round that does not count. */
    Turns<Outcome> inTurns(Supplier<Outcome> ours, Supplier<Outcome> floor) {
        return Turns.of(rounds + 1, ours, floor).withoutFirst();
    }

    private record Caller(Connection connection, LongFunction<Request> request) implements Worker {
        @Override
        public boolean work(long number) throws IOException {
            return connection.send(request.apply(number)).isGood();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}

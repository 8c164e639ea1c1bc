package io.klientela.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.klientela.platform.Ids;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.testing.TestInfrastructure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * How many entries a second the two logs take, beside plain inserts of the same documents in the same batches. It is no
 * part of the normal run: {@code mvn -pl platform -am test -Dtest=AuditCost}.
 */
class AuditCost {
    private static final int ENTRIES = 10_000;
    private static final int BATCH = 500;
    private static final int ROUNDS = 3;

    @Test
    void measuresBothLogsBesidePlainInserts() {
        try (MongoClient client = MongoClients.create(TestInfrastructure.mongoUri())) {
            MongoDatabase database =
                    client.getDatabase("cost" + UUID.randomUUID().toString().substring(0, 8));
            List<Double> plain = new ArrayList<>();
            List<Double> changes = new ArrayList<>();
            List<Double> readings = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                double floor = inserts(database.getCollection("plain" + round));
                double chain = changes(database.getCollection("chain" + round));
                double reads = readings(database.getCollection("readings" + round));
                database.drop(); // the store of tests is in memory
                if (round > 0) { // the first one warms up
                    plain.add(floor);
                    changes.add(chain);
                    readings.add(reads);
                }
            }
            System.out.printf(
                    "entries/s, the median of %d rounds of %d: plain inserts %.0f, changes %.0f, readings %.0f%n",
                    ROUNDS, ENTRIES, median(plain), median(changes), median(readings));
            assertThat(median(changes)).isGreaterThan(2_000);
            assertThat(median(readings)).isGreaterThan(2_000);
        }
    }

    private static double inserts(MongoCollection<Document> collection) {
        return perSecond(from -> collection.insertMany(drafts(from)));
    }

    private static double changes(MongoCollection<Document> collection) {
        Chain chain = new Chain(collection);
        chain.createIndexes();
        return perSecond(from -> chain.append(drafts(from)));
    }

    /** Each of another person by another user, so that none is left out as a repetition. */
    private static double readings(MongoCollection<Document> collection) {
        long begun = System.nanoTime();
        try (ReadLog log = new ReadLog(collection, Clock.systemUTC(), "cost", "klientela-web")) {
            log.createIndexes();
            for (int i = 0; i < ENTRIES; i++) {
                String person = Ids.next();
                Actor ann = Actor.user("ann" + i % 50, "Ann", Set.of(), Set.of());
                CurrentActor.runAs(ann, () -> log.viewed("contact", person, List.of(person)));
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(collection.countDocuments()).isEqualTo(ENTRIES);
        return ENTRIES / seconds;
    }

    private static double perSecond(IntConsumer batch) {
        long begun = System.nanoTime();
        for (int from = 0; from < ENTRIES; from += BATCH) {
            batch.accept(from);
        }
        return ENTRIES / ((System.nanoTime() - begun) / 1e9);
    }

    private static List<Document> drafts(int from) {
        List<Document> drafts = new ArrayList<>(BATCH);
        for (int i = from; i < from + BATCH; i++) {
            drafts.add(Entries.draft(
                    new Document("_id", Ids.next())
                            .append("resource", "contact")
                            .append("recordId", Ids.next())
                            .append("sequence", 1L)
                            .append("type", "klientela.contacts.contact.updated.v1")
                            .append("at", Date.from(Instant.now()))
                            .append("actor", "user:" + i % 50),
                    new Document("actorName", "Zofia Łęcka")
                            .append("address", "203.0.113.7")
                            .append(
                                    "changes",
                                    List.of(
                                            new Document("field", "city")
                                                    .append("before", "Kraków")
                                                    .append("after", "Wrocław"),
                                            new Document("field", "jobTitle")
                                                    .append("before", "Kierowniczka")
                                                    .append("after", "Dyrektorka")))));
        }
        return drafts;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}

package io.klientela.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations that the platform is built on. */
class EmbeddedStoreOperationsTest {

    private static final EmbeddedStore STORE = EmbeddedStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(STORE.uri());

    private final MongoCollection<Document> deals =
            CLIENT.getDatabase("operations").getCollection("deals");

    @BeforeEach
    void startEmpty() {
        deals.drop();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        STORE.close();
    }

    @Test
    void answersHelloAsAWritableServer() {
        var hello = CLIENT.getDatabase("admin").runCommand(new Document("hello", 1));
        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.getInteger("maxWireVersion")).isPositive();
    }

    @Test
    void comparesAndSetsStateVersionAndOutboxInOneUpdate() {
        deals.insertOne(new Document("_id", "d")
                .append("version", 1L)
                .append("leaseToken", 7L)
                .append("outbox", List.of()));
        var current = and(eq("_id", "d"), eq("version", 1L), eq("leaseToken", 7L), exists("outbox.499", false));
        var change = combine(
                set("state", new Document("name", "Anvils")),
                inc("version", 1L),
                pushEach("outbox", List.of(new Document("id", "e1"), new Document("id", "e2"))));
        assertThat(deals.updateOne(current, change).getModifiedCount()).isOne();
        assertThat(deals.updateOne(current, change).getMatchedCount()).isZero();
        var stored = deals.find(eq("_id", "d")).first();
        assertThat(stored).containsEntry("version", 2L);
        assertThat(stored.getList("outbox", Document.class)).hasSize(2);
    }

    @Test
    void answersMoreThanAMessageHolds() {
        var text = "x".repeat(300_000);
        for (var i = 0; i < 250; i++) {
            deals.insertOne(new Document("_id", i).append("text", text));
        }
        assertThat(deals.find().sort(Sorts.ascending("_id")).map(deal -> deal.getInteger("_id")))
                .containsExactlyElementsOf(IntStream.range(0, 250).boxed().toList());
    }

    @Test
    void refusesAWriteToAFullOutbox() {
        var full = IntStream.range(0, 500)
                .mapToObj(i -> new Document("id", "e" + i))
                .toList();
        deals.insertOne(new Document("_id", "d").append("outbox", full));
        assertThat(deals.updateOne(and(eq("_id", "d"), exists("outbox.499", false)), set("x", 1))
                        .getMatchedCount())
                .isZero();
    }

    @Test
    void returnsTheStateBeforeOrAfterFindAndModify() {
        deals.insertOne(new Document("_id", "d").append("version", 1L));
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        assertThat(deals.findOneAndUpdate(eq("_id", "d"), inc("version", 1L))).containsEntry("version", 1L);
        assertThat(deals.findOneAndUpdate(eq("_id", "d"), inc("version", 1L), after))
                .containsEntry("version", 3L);
        assertThat(deals.findOneAndUpdate(eq("_id", "none"), inc("version", 1L), after))
                .isNull();
    }

    @Test
    void pullsWhatWasPublishedAndReleasesTheLeaseInOneUpdate() {
        deals.insertOne(new Document("_id", "d")
                .append("leaseToken", 7L)
                .append("pending", true)
                .append("outbox", List.of(new Document("id", "e1"), new Document("id", "e2"))));
        var published = new Document("outbox", new Document("id", new Document("$in", List.of("e1", "e2"))));
        var change =
                new Document("$pull", published).append("$unset", new Document("pending", "").append("leaseToken", ""));
        assertThat(deals.updateOne(and(eq("_id", "d"), size("outbox", 2)), change)
                        .getModifiedCount())
                .isOne();
        assertThat(deals.find().first()).isEqualTo(new Document("_id", "d").append("outbox", List.of()));
        assertThat(deals.updateOne(and(eq("_id", "d"), size("outbox", 2)), change)
                        .getMatchedCount())
                .isZero();
    }

    @Test
    void keepsAnEventThatWasPushedBesideAPull() {
        deals.insertOne(new Document("_id", "d").append("outbox", List.of(new Document("id", "e1"))));
        deals.updateOne(eq("_id", "d"), pushEach("outbox", List.of(new Document("id", "e2"))));
        deals.updateOne(eq("_id", "d"), combine(pull("outbox", in("id", "e1")), unset("pending")));
        assertThat(deals.find().first().getList("outbox", Document.class)).containsExactly(new Document("id", "e2"));
    }

    @Test
    void goesOnAfterDuplicatesInAnUnorderedBulk() {
        deals.insertOne(new Document("_id", "b"));
        var inserts = List.of("a", "b", "c", "c").stream()
                .map(id -> new InsertOneModel<>(new Document("_id", id)))
                .toList();
        var failure = catchThrowableOfType(
                MongoBulkWriteException.class, () -> deals.bulkWrite(inserts, new BulkWriteOptions().ordered(false)));
        assertThat(failure.getWriteErrors())
                .extracting(error -> error.getIndex())
                .containsExactly(1, 3);
        assertThat(failure.getWriteErrors())
                .extracting(error -> error.getCode())
                .containsOnly(11000);
        assertThat(deals.countDocuments()).isEqualTo(3);
    }

    @Test
    void raisesADuplicateKeyWhenAnUpsertMeetsANewerDocument() {
        var upsert = new UpdateOptions().upsert(true);
        deals.updateOne(and(eq("_id", "d"), lt("sequence", 5L)), set("sequence", 5L), upsert);
        deals.updateOne(and(eq("_id", "d"), lt("sequence", 6L)), set("sequence", 6L), upsert);
        var failure = catchThrowableOfType(
                MongoWriteException.class,
                () -> deals.updateOne(and(eq("_id", "d"), lt("sequence", 6L)), set("sequence", 6L), upsert));
        assertThat(failure.getCode()).isEqualTo(11000);
        assertThatThrownBy(() -> deals.findOneAndUpdate(
                        and(eq("_id", "d"), lt("sequence", 6L)),
                        set("sequence", 6L),
                        new FindOneAndUpdateOptions().upsert(true)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThat(deals.find().first()).containsEntry("sequence", 6L);
    }

    @Test
    void findsWordsByPrefixInAnArray() {
        deals.createIndex(Indexes.ascending("search"));
        deals.insertOne(new Document("_id", "a").append("search", List.of("jan", "kowalski")));
        deals.insertOne(new Document("_id", "b").append("search", List.of("anna", "kowal")));
        deals.insertOne(new Document("_id", "c").append("search", List.of("nowak")));
        assertThat(deals.find(and(regex("search", "^kow"), regex("search", "^ja")))
                        .map(d -> d.getString("_id")))
                .containsExactly("a");
    }

    @Test
    void sumsDecimals() {
        deals.insertOne(new Document("stage", "won").append("amount", Decimal128.parse("0.10")));
        deals.insertOne(new Document("stage", "won").append("amount", Decimal128.parse("0.20")));
        deals.insertOne(new Document("stage", "lost").append("amount", Decimal128.parse("10005534.00")));
        var sums = deals.aggregate(List.of(
                        Aggregates.group("$stage", Accumulators.sum("total", "$amount")),
                        Aggregates.sort(Sorts.ascending("_id"))))
                .into(new ArrayList<>());
        assertThat(sums)
                .extracting(
                        d -> d.get("total", Decimal128.class).bigDecimalValue().stripTrailingZeros())
                .containsExactly(new BigDecimal("10005534").stripTrailingZeros(), new BigDecimal("0.3"));
    }

    @Test
    void sortsMissingValuesFirst() {
        deals.insertOne(new Document("_id", "a").append("closedOn", "2026-01-02"));
        deals.insertOne(new Document("_id", "b"));
        deals.insertOne(new Document("_id", "c").append("closedOn", "2026-01-01"));
        assertThat(deals.find().sort(Sorts.ascending("closedOn", "_id")).map(d -> d.getString("_id")))
                .containsExactly("b", "c", "a");
        deals.createIndex(Indexes.ascending("closedOn"));
        assertThat(deals.find().sort(Sorts.ascending("closedOn", "_id")).map(d -> d.getString("_id")))
                .containsExactly("b", "c", "a");
        assertThat(deals.find().sort(Sorts.descending("closedOn", "_id")).map(d -> d.getString("_id")))
                .containsExactly("a", "c", "b");
    }

    @Test
    void keepsFilesInGridFs() throws Exception {
        var bucket = GridFSBuckets.create(CLIENT.getDatabase("operations"), "imports");
        var bytes = new byte[600_000];
        new Random(1).nextBytes(bytes);
        var id = bucket.uploadFromStream("deals.csv", new ByteArrayInputStream(bytes));
        var back = new ByteArrayOutputStream();
        bucket.downloadToStream(id, back);
        assertThat(back.toByteArray()).isEqualTo(bytes);
        bucket.delete(id);
        assertThat(CLIENT.getDatabase("operations")
                        .getCollection("imports.chunks")
                        .countDocuments())
                .isZero();
    }

    @Test
    void letsASparseUniqueIndexIgnoreMissingValues() {
        deals.createIndex(
                Indexes.ascending("email"), new IndexOptions().unique(true).sparse(true));
        deals.insertOne(new Document("_id", "a"));
        deals.insertOne(new Document("_id", "b"));
        deals.insertOne(new Document("_id", "c").append("email", "x@example.com"));
        assertThatThrownBy(() -> deals.insertOne(new Document("_id", "d").append("email", "x@example.com")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThatThrownBy(() -> deals.updateOne(eq("_id", "a"), set("email", "x@example.com")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        deals.deleteOne(eq("_id", "c"));
        deals.insertOne(new Document("_id", "d").append("email", "x@example.com"));
    }

    @Test
    void refusesAnIndexThatItWouldNotHonour() {
        var partial = new IndexOptions().unique(true).partialFilterExpression(exists("email"));
        assertThatThrownBy(() -> deals.createIndex(Indexes.ascending("email"), partial))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("use sparse");
        assertThatThrownBy(() -> deals.createIndex(Indexes.text("name"))).isInstanceOf(MongoCommandException.class);
    }

    @Test
    void sortsAndLimitsWithACursorThroughGetMore() {
        deals.insertMany(IntStream.range(0, 250)
                .mapToObj(i -> new Document("_id", "d%03d".formatted(i)))
                .toList());
        assertThat(deals.find().sort(Sorts.descending("_id")).batchSize(20).map(d -> d.getString("_id")))
                .hasSize(250)
                .startsWith("d249")
                .endsWith("d000");
    }
}

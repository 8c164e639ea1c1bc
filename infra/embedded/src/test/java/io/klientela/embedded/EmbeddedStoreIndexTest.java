package io.klientela.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queries look at about as many documents as they find, and find the same as without indexes. */
class EmbeddedStoreIndexTest {

    private static final int MANY = 5_000;
    private static final EmbeddedStore STORE = EmbeddedStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(STORE.uri());
    private static final MongoCollection<Document> INDEXED =
            CLIENT.getDatabase("indexes").getCollection("indexed");
    private static final MongoCollection<Document> PLAIN =
            CLIENT.getDatabase("indexes").getCollection("plain");

    @BeforeAll
    static void load() {
        INDEXED.createIndex(Indexes.ascending("state.name", "_id"));
        INDEXED.createIndex(
                Indexes.compoundIndex(Indexes.ascending("state.stage"), Indexes.descending("state.amount")));
        INDEXED.createIndex(Indexes.ascending("search"));
        INDEXED.createIndex(Indexes.ascending("lines.sku"));
        INDEXED.createIndex(Indexes.ascending("pendingSince"), new IndexOptions().sparse(true));
        var random = new Random(42);
        var documents =
                IntStream.range(0, MANY).mapToObj(i -> document(i, random)).toList();
        PLAIN.insertMany(documents);
        INDEXED.insertMany(documents);
    }

    private static Document document(int i, Random random) {
        var state = new Document("stage", "stage" + random.nextInt(50)).append("amount", random.nextInt(1000));
        if (random.nextInt(10) > 0) {
            state.append("name", "name" + random.nextInt(2000));
        }
        var document = new Document("_id", "id%05d".formatted(i))
                .append("version", 1L)
                .append("state", state)
                .append("search", List.of("w" + random.nextInt(3000), "v" + random.nextInt(3000)))
                .append("lines", List.of(new Document("sku", "s" + random.nextInt(500)), new Document("sku", "s" + i)));
        return i % 500 == 0 ? document.append("pendingSince", i) : document;
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        STORE.close();
    }

    @Test
    void usesTheIdBesideOtherConditions() {
        assertThat(examinedBy(and(eq("_id", "id00042"), eq("version", 1L)), null, 0))
                .isOne();
        assertThat(examinedBy(and(in("_id", "id00001", "id00002", "nothing"), eq("version", 1L)), null, 0))
                .isEqualTo(2);
    }

    @Test
    void usesAnIndexForValuesRangesAndPrefixes() {
        assertThat(examinedBy(eq("state.name", "name7"), null, 0)).isLessThan(10);
        assertThat(examinedBy(in("state.name", "name7", "name8", "name7"), null, 0))
                .isLessThan(20);
        assertThat(examinedBy(and(eq("state.stage", "stage3"), gte("state.amount", 900)), null, 0))
                .isLessThan(40);
        assertThat(examinedBy(and(gt("state.name", "name100"), lt("state.name", "name101")), null, 0))
                .isLessThan(60);
        assertThat(examinedBy(regex("state.name", "^name77"), null, 0)).isLessThan(60);
        assertThat(examinedBy(regex("search", "^w12"), null, 0)).isLessThan(300);
        assertThat(examinedBy(eq("lines.sku", "s4999"), null, 0)).isLessThan(10);
        assertThat(examinedBy(gt("pendingSince", -1), null, 0)).isEqualTo(10);
    }

    @Test
    void usesAnIndexForEachAlternative() {
        var either = or(in("state.name", "name7", "name8"), eq("lines.sku", "s4999"), eq("_id", "id00042"));
        assertThat(examinedBy(either, null, 0)).isBetween(1L, 30L);
        assertThat(examinedBy(and(eq("version", 1L), either), null, 0)).isLessThan(30);
        assertThat(INDEXED.find(either).into(new ArrayList<>()))
                .containsExactlyInAnyOrderElementsOf(PLAIN.find(either));
        assertThat(examinedBy(or(eq("state.name", "name7"), eq("version", 1L)), null, 0))
                .isEqualTo(MANY);
    }

    @Test
    void readsPagesInTheOrderOfAnIndex() {
        assertThat(examinedBy(new Document(), Sorts.ascending("state.name", "_id"), 50))
                .isEqualTo(50);
        assertThat(examinedBy(new Document(), Sorts.descending("state.name", "_id"), 50))
                .isEqualTo(50);
        assertThat(examinedBy(new Document(), Sorts.descending("_id"), 50)).isEqualTo(50);
        assertThat(examinedBy(eq("state.stage", "stage3"), Sorts.descending("state.amount"), 5))
                .isEqualTo(5);
        var after = or(gt("state.name", "name5"), and(eq("state.name", "name5"), gt("_id", "id02000")));
        assertThat(examinedBy(after, Sorts.ascending("state.name", "_id"), 50)).isLessThan(60);
        var before = or(
                lt("state.name", "name5"),
                eq("state.name", null),
                and(eq("state.name", "name5"), lt("_id", "id02000")));
        assertThat(examinedBy(before, Sorts.descending("state.name", "_id"), 50))
                .isLessThan(60);
    }

    @Test
    void looksOnlyAtWhatHasTheRarestWord() {
        var rare = regex("search", "^w42");
        var common = regex("search", "^w");
        var matching = INDEXED.countDocuments(rare);
        assertThat(INDEXED.countDocuments(common)).isGreaterThan(5 * matching);
        assertThat(examinedBy(and(common, rare), null, 0)).isEqualTo(matching);
        assertThat(examinedBy(and(rare, common), null, 0)).isEqualTo(matching);
    }

    @Test
    void beginsAnAggregationWithAnIndex() {
        var before = STORE.statistics().documentsExamined("indexes.indexed");
        var count = INDEXED.countDocuments(eq("state.name", "name7"));
        INDEXED.aggregate(List.of(Aggregates.match(eq("state.name", "name7")), Aggregates.count()))
                .first();
        assertThat(STORE.statistics().documentsExamined("indexes.indexed") - before)
                .isEqualTo(2 * count);
    }

    @Test
    void turnsToTheIndexOfAWordWhereWhatHasItStandsAtTheEnd() {
        var customers = CLIENT.getDatabase("indexes").getCollection("customers");
        customers.createIndex(Indexes.ascending("name", "_id"));
        customers.createIndex(Indexes.ascending("search"));
        customers.insertMany(IntStream.range(0, MANY)
                .mapToObj(i -> new Document("_id", i)
                        .append("name", "n%05d".formatted(i))
                        .append("search", List.of(i < MANY - 300 ? "early" : "late")))
                .toList());
        var before = STORE.statistics().documentsExamined("indexes.customers");
        assertThat(customers
                        .find(regex("search", "^late"))
                        .sort(Sorts.ascending("name", "_id"))
                        .limit(20)
                        .map(customer -> customer.getInteger("_id"))
                        .into(new ArrayList<>()))
                .isEqualTo(IntStream.range(MANY - 300, MANY - 280).boxed().toList());
        assertThat(STORE.statistics().documentsExamined("indexes.customers") - before)
                .isLessThan(3 * 300);
    }

    @Test
    void triesTheValuesOfAnIndexWhereNoRangeOfItSaysWhatMatches() {
        var matching = PLAIN.countDocuments(regex("state.name", "e199"));
        assertThat(examinedBy(regex("state.name", "e199"), null, 0)).isEqualTo(matching);
        assertThat(examinedBy(regex("state.name", "E1"), null, 0)).isZero();
        assertThat(examinedBy(regex("lines.sku", "4999"), null, 0)).isOne();
        assertThat(examinedBy(and(ne("state.stage", "stage1"), regex("state.stage", "[12]$")), null, 0))
                .isLessThan(MANY / 4);
        assertThat(examinedBy(or(regex("state.name", "e199"), eq("lines.sku", "s4999")), null, 0))
                .isLessThanOrEqualTo(matching + 2);
    }

    @Test
    void givesUpCountingWhenTheTimeIsOver() {
        var unindexed = regex("version", "x");
        assertThat(INDEXED.countDocuments(unindexed, new CountOptions().maxTime(1, TimeUnit.MINUTES)))
                .isZero();
        assertThatThrownBy(() -> {
                    while (true) {
                        PLAIN.countDocuments(unindexed, new CountOptions().maxTime(1, TimeUnit.MILLISECONDS));
                    }
                })
                .isInstanceOf(MongoExecutionTimeoutException.class);
    }

    @Test
    void countsNoFurtherThanItIsAsked() {
        var before = STORE.statistics().documentsExamined("indexes.indexed");
        assertThat(INDEXED.countDocuments(eq("version", 1L), new CountOptions().limit(100)))
                .isEqualTo(100);
        assertThat(INDEXED.countDocuments(regex("search", "^w"), new CountOptions().limit(100)))
                .isEqualTo(100);
        assertThat(STORE.statistics().documentsExamined("indexes.indexed") - before)
                .isEqualTo(200);
        assertThat(INDEXED.countDocuments(eq("state.name", "name7"), new CountOptions().skip(1)))
                .isEqualTo(PLAIN.countDocuments(eq("state.name", "name7")) - 1);
        assertThat(INDEXED.aggregate(List.of(Aggregates.match(eq("version", 1L)), Aggregates.limit(7)))
                        .into(new ArrayList<>()))
                .hasSize(7);
    }

    @Test
    void findsTheSameAsWithoutIndexes() {
        var random = new Random(7);
        for (var i = 0; i < 400; i++) {
            var filter = and(filter(random), filter(random));
            assertThat(ids(INDEXED, filter))
                    .as(() -> filter.toBsonDocument().toJson())
                    .isEqualTo(ids(PLAIN, filter));
            var sort = random.nextBoolean()
                    ? Sorts.ascending("state.name", "_id")
                    : Sorts.orderBy(Sorts.descending("state.amount"), Sorts.ascending("_id"));
            assertThat(page(INDEXED, filter, sort))
                    .as(() -> filter.toBsonDocument().toJson())
                    .isEqualTo(page(PLAIN, filter, sort));
        }
    }

    private static Bson filter(Random random) {
        var number = random.nextInt(1000);
        return switch (random.nextInt(18)) {
            case 0 -> eq("state.name", "name" + number);
            case 1 -> eq("state.name", null);
            case 2 -> gt("state.name", "name" + number);
            case 3 -> in("state.stage", "stage" + number % 50, "stage" + number % 7);
            case 4 -> and(gte("state.amount", number), lt("state.amount", number + 100));
            case 5 -> or(lt("state.name", "name" + number), eq("state.name", null), eq("_id", "id00001"));
            case 6 -> regex("search", "^w" + number % 100);
            case 7 -> and(gt("search", "v5"), lt("search", "w1"));
            case 8 -> gte("pendingSince", number);
            case 9 -> or(eq("state.stage", "stage1"), and(eq("state.stage", "stage2"), gt("state.amount", number)));
            case 10 -> eq("lines.sku", "s" + number);
            case 11 -> regex("state.name", number % 100 + "$");
            case 12 -> ne("state.name", random.nextBoolean() ? "name" + number : null);
            case 13 -> nin("state.stage", "stage" + number % 50, "stage" + number % 7);
            case 14 -> not(regex("state.name", "e1"));
            case 15 -> and(regex("lines.sku", number % 100 + "$"), regex("search", number % 10 + "$"));
            case 16 -> or(regex("lines.sku", "^[s]" + number), ne("pendingSince", number));
            default -> gt("_id", "id%05d".formatted(number * 4));
        };
    }

    private static long examinedBy(Bson filter, @Nullable Bson sort, int limit) {
        var before = STORE.statistics().documentsExamined("indexes.indexed");
        INDEXED.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
        return STORE.statistics().documentsExamined("indexes.indexed") - before;
    }

    private static List<String> ids(MongoCollection<Document> collection, Bson filter) {
        return collection.find(filter).map(d -> d.getString("_id")).into(new ArrayList<>()).stream()
                .sorted()
                .toList();
    }

    private static List<String> page(MongoCollection<Document> collection, Bson filter, Bson sort) {
        return collection
                .find(filter)
                .sort(sort)
                .limit(20)
                .map(d -> d.getString("_id"))
                .into(new ArrayList<>());
    }
}

package io.klientela.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.klientela.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListsTest {
    private static final Bson ALL = new Document();

    private final Lists lists = new Lists(Sample.CLOCK);
    private final MongoCollection<Document> collection = Sample.collection();

    @Test
    void pagesHoldEachDocumentOnceInOrderWhileOthersAreInsertedBehind() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomSamples samples = new RandomSamples(random);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            documents.add(samples.document("d%03d".formatted(random.nextInt(1_000_000) * 1000 + i)));
        }
        collection.insertMany(documents);
        for (String field : Sample.FIELDS.sortable()) {
            for (String sort : List.of(field, "-" + field)) {
                int limit = 1 + random.nextInt(40);
                List<String> seen = new ArrayList<>();
                String cursor = null;
                do {
                    Page<Document> page = find(new ListRequest(null, sort, cursor, limit, false, null));
                    page.items().forEach(item -> seen.add(item.getString("_id")));
                    cursor = page.nextCursor();
                    insertBehind(page.items().getLast(), sort.startsWith("-"));
                } while (cursor != null);
                assertThat(seen).as("seed %d: %s by %d", seed, sort, limit).isEqualTo(ordered(documents, sort));
                collection.deleteMany(Filters.exists("behind"));
            }
        }
    }

    /** The same values with an id that sorts just before: a reader has passed that place. */
    private void insertBehind(Document last, boolean descending) {
        String id = last.getString("_id");
        String before = descending
                ? id + "z"
                : id.substring(0, id.length() - 1) + (char) (id.charAt(id.length() - 1) - 1) + "z";
        Document copy = new Document(last).append("_id", before).append("behind", true);
        if (collection.countDocuments(Filters.eq("_id", before)) == 0) {
            collection.insertOne(copy);
        }
    }

    private static List<String> ordered(List<Document> documents, String sort) {
        boolean descending = sort.startsWith("-");
        Field field = Objects.requireNonNull(Sample.FIELDS.resolve(descending ? sort.substring(1) : sort));
        Comparator<Document> order = Comparator.comparing(
                        (Document document) -> key(document, field), Comparator.nullsFirst(ListsTest::compare))
                .thenComparing(document -> document.getString("_id"));
        return documents.stream()
                .sorted(descending ? order.reversed() : order)
                .map(document -> document.getString("_id"))
                .toList();
    }

    private static @Nullable Object key(Document document, Field field) {
        return document.getEmbedded(List.of(field.comparedPath().split("\\.")), Object.class);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    @Test
    void leavesOutDeletedOnesAndWhatIsNotPartOfTheResource() {
        collection.insertMany(List.of(
                Sample.stored("a", new Document("name", "Ala")),
                Sample.stored("b", new Document("name", "Ola")).append("deletedAt", Date.from(Sample.NOW))));
        Page<Document> page = find(ListRequest.first(10));
        assertThat(page.items())
                .singleElement()
                .satisfies(item -> assertThat(item.keySet()).containsExactlyInAnyOrder("_id", "version", "state"));
        assertThat(page.nextCursor()).isNull();
        assertThat(page.count()).isNull();
    }

    @Test
    void appliesScopeFilterAndSearchTogetherAndCounts() {
        collection.insertMany(List.of(
                Sample.stored("a", new Document("name", "Łukasz Żółć").append("active", true)),
                Sample.stored("b", new Document("name", "Łukasz Wójcik").append("active", true)),
                Sample.stored("c", new Document("name", "Łukasz Żyła").append("active", false)),
                Sample.stored("d", new Document("name", "Jan Żak").append("active", true))));
        ListRequest request = new ListRequest("active", "name", null, 1, true, "luk z");
        Page<Document> page = lists.find(collection, Sample.FIELDS, request, Filters.ne("_id", "zzz"));
        assertThat(page.items()).extracting(item -> item.get("_id")).containsExactly("a");
        assertThat(page.count()).isEqualTo(1);
        assertThat(page.countCapped()).isFalse();
        assertThat(lists.find(collection, Sample.FIELDS, request, Filters.eq("_id", "b"))
                        .items())
                .isEmpty();
        assertThat(lists.find(collection, Sample.FIELDS, request, ALL, Filters.eq("_id", "b"))
                        .items())
                .isEmpty();
    }

    @Test
    void capsTheCount() {
        collection.insertMany(IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> new Document("_id", i))
                .toList());
        Page<Document> page = find(new ListRequest(null, null, null, 2, true, null));
        assertThat(page.count()).isEqualTo(10_000);
        assertThat(page.countCapped()).isTrue();
    }

    @Test
    void looksAtABoundedNumberOfHitsForACallerWhoDoesNotSeeAllOfThem() {
        int many = 2 * Reading.LOOKED_AT + 10;
        collection.insertMany(IntStream.rangeClosed(0, many)
                .mapToObj(i -> Sample.stored("d%05d".formatted(i), new Document("name", "Anna secret")))
                .toList());
        Sight sight = new Sight(
                ALL,
                document -> document.getString("_id").equals("d%05d".formatted(many))
                        ? List.of("anna", "secret")
                        : List.of("anna"));
        List<Integer> pages = new ArrayList<>();
        String cursor = null;
        do {
            Page<Document> page = lists.find(
                    collection, Sample.FIELDS, new ListRequest(null, "name", cursor, 20, true, "secret"), sight);
            assertThat(page.count()).isEqualTo(page.items().size());
            assertThat(page.countCapped()).isTrue();
            pages.add(page.items().size());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(pages).containsExactly(0, 0, 1);
        Page<Document> usual =
                lists.find(collection, Sample.FIELDS, new ListRequest(null, "name", null, 20, false, "anna"), sight);
        assertThat(usual.items()).hasSize(20);
        assertThat(usual.nextCursor()).isNotNull();
    }

    @Test
    void countsExactlyWhatFewHitsComeToForACallerWhoDoesNotSeeAllOfThem() {
        collection.insertMany(IntStream.range(0, 100)
                .mapToObj(i -> Sample.stored("d%03d".formatted(i), new Document("name", "Anna")))
                .toList());
        Sight sight = new Sight(ALL, document -> document.getString("_id").endsWith("7") ? List.of("anna") : List.of());
        Page<Document> page =
                lists.find(collection, Sample.FIELDS, new ListRequest(null, "-name", null, 10, true, "anna"), sight);
        assertThat(page.items()).hasSize(10).first().extracting("_id").isEqualTo("d097");
        assertThat(page.nextCursor()).isNull();
        assertThat(page.count()).isEqualTo(10);
        assertThat(page.countCapped()).isFalse();
    }

    @Test
    void refusesACursorThatIsAlteredOrOfAnotherQuery() {
        collection.insertMany(List.of(
                Sample.stored("a", new Document("weight", Decimal128.parse("1"))),
                Sample.stored("b", new Document("weight", Decimal128.parse("2")))));
        String cursor = Objects.requireNonNull(
                find(new ListRequest(null, "weight", null, 1, false, null)).nextCursor());
        assertThat(find(new ListRequest(null, "weight", cursor, 9, true, null)).items())
                .hasSize(1);
        String other = Base64.getUrlEncoder().encodeToString("{\"v\":1}".getBytes(StandardCharsets.UTF_8));
        List.of(
                        new ListRequest(null, "-weight", cursor, 1, false, null),
                        new ListRequest(null, null, cursor, 1, false, null),
                        new ListRequest("active", "weight", cursor, 1, false, null),
                        new ListRequest(null, "weight", cursor, 1, false, "x"),
                        new ListRequest(null, "weight", cursor.substring(0, cursor.length() - 3), 1, false, null),
                        new ListRequest(null, "weight", cursor.replace(cursor.charAt(20), '_'), 1, false, null),
                        new ListRequest(null, "weight", other, 1, false, null),
                        new ListRequest(null, "weight", "%", 1, false, null))
                .forEach(request -> {
                    Problem problem = catchThrowableOfType(Problem.class, () -> find(request));
                    assertThat(problem).as("%s", request).isNotNull();
                    assertThat(problem.errors())
                            .singleElement()
                            .extracting("field")
                            .isEqualTo("cursor");
                });
    }

    @Test
    void pointsAtTheColumnOfABadFilter() {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> find(new ListRequest("active && nme == 1", null, null, 1, false, null)));
        assertThat(problem.errors().getFirst().message()).startsWith("1:11: ");
    }

    private Page<Document> find(ListRequest request) {
        return lists.find(collection, Sample.FIELDS, request, ALL);
    }
}

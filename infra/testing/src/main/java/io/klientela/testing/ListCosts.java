package io.klientela.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.assertj.core.api.SoftAssertions;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import tools.jackson.databind.JsonNode;

/**
 * Finds lists that look at every record: fills a collection with copies of a record, asks for pages, and counts the
 * documents that the store looked at for each.
 */
public final class ListCosts implements AutoCloseable {
    /** How many copies there are. */
    public static final int RECORDS = 3_000;

    private static final int MOST_LOOKED_AT = 500;
    private static final int ATTEMPTS = 3;
    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");
    private static final String COPY = "copy-";
    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final MongoClient client = MongoClients.create(TestInfrastructure.mongoUri());
    private final MongoCollection<Document> collection;
    private final Function<String, JsonNode> get;
    private final String path;

    /**
     * @param service e.g. {@code contacts}
     * @param resource its place in the API and its collection
     * @param get what the service answers to a path
     */
    public ListCosts(String service, String resource, Function<String, JsonNode> get) {
        this(service, resource, resource, get);
    }

    /** Like the other one, of a list elsewhere. @param list its place in the API, e.g. {@code webhooks/…/deliveries} */
    public ListCosts(String service, String collection, String list, Function<String, JsonNode> get) {
        this.collection = client.getDatabase("klientela_" + service).getCollection(collection);
        assumeThat(TestInfrastructure.documentsExamined(fullName()))
                .as("the store tells what it looked at")
                .isPresent();
        this.get = get;
        this.path = "/api/v1/" + list;
    }

    /**
     * Fills the collection.
     *
     * @param id of a record of which all others are copies
     * @param says what each copy says otherwise, by the paths in its document
     */
    public void fill(String id, IntFunction<Map<String, Object>> says) {
        Document sample =
                Objects.requireNonNull(collection.find(Filters.eq("_id", id)).first());
        sample.remove("outbox");
        List<Document> copies = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            Document copy = Document.parse(sample.toJson(EXACT));
            copy.put("_id", COPY + i);
            copy.put("pending", false);
            copy.get("state", Document.class).put("id", COPY + i);
            says.apply(i).forEach((place, value) -> put(copy, place, value));
            copies.add(copy);
        }
        collection.insertMany(copies);
    }

    /** The moment of a copy, later than that of any other test's record: a list of the newest begins with copies. */
    public static Date date(int copy) {
        return Date.from(LATE.plusSeconds(copy));
    }

    private static void put(Document document, String place, Object value) {
        int dot = place.indexOf('.');
        if (dot < 0) {
            document.put(place, value);
        } else {
            put(document.get(place.substring(0, dot), Document.class), place.substring(dot + 1), value);
        }
    }

    /** @param lists each as the query of a page, e.g. {@code sort=name} or {@code filter=city == "Oz"} */
    public void expectNoScans(List<String> lists) {
        SoftAssertions all = new SoftAssertions();
        for (String list : lists) {
            all.assertThat(examined(list)).as("documents looked at for " + list).isLessThan(MOST_LOOKED_AT);
        }
        all.assertAll();
    }

    /** A list that cannot be served by an index looks at everything: so counting tells. */
    public void expectAScan(String list) {
        assertThat(examined(list)).isGreaterThanOrEqualTo(RECORDS);
    }

    /** The least of some attempts: what the service does by itself meanwhile counts, too. */
    private long examined(String list) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least >= MOST_LOOKED_AT; attempt++) {
            least = Math.min(least, examinedOnce(list));
        }
        return least;
    }

    private long examinedOnce(String list) {
        StringBuilder query = new StringBuilder("?limit=50");
        for (String part : List.of(list.split("&(?=[a-z]+=)"))) {
            int equals = part.indexOf('=');
            query.append('&')
                    .append(part, 0, equals + 1)
                    .append(URLEncoder.encode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        long before = TestInfrastructure.documentsExamined(fullName()).orElseThrow();
        assertThat(get.apply(path + query).at("/items").size())
                .as("found by " + list)
                .isPositive();
        return TestInfrastructure.documentsExamined(fullName()).orElseThrow() - before;
    }

    private String fullName() {
        return collection.getNamespace().getFullName();
    }

    @Override
    public void close() {
        collection.deleteMany(Filters.regex("_id", "^" + COPY));
        client.close();
    }
}

package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.klientela.platform.Ids;
import io.klientela.testing.TestInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

/** A list by a field that an administrator has defined reads what it finds, not everything. */
class CustomFieldIndexTest {
    private static final int MANY = 20_000;
    private static final Duration FLUID = Duration.ofMillis(50);

    private final Api api = Service.asClient();
    private final String key =
            "index" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);
    private final MongoCollection<Document> companies = Service.database().getCollection("companies");

    @Test
    void findsAndSortsAmongManyByAnIndexAlsoWhatWasThereBefore() {
        String template = api.create("companies", "{\"name\":\"Index\"}");
        Document like = Objects.requireNonNull(
                companies.find(new Document("_id", template)).first());
        List<Document> batch = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String id = Ids.next();
            ids.add(id);
            Document state = new Document(like.get("state", Document.class)).append("id", id);
            state.append("custom", new Document(key, new Document("number", new Decimal128(i))));
            Document copy =
                    new Document(like).append("_id", id).append("state", state).append("outbox", List.of());
            copy.remove("pending");
            batch.add(copy);
        }
        companies.insertMany(batch);
        String field;
        try {
            field = api.post(
                            "/api/v1/custom-fields",
                            "{\"resource\":\"company\",\"name\":\"%1$s\",\"key\":\"%1$s\",\"kind\":\"number\"}"
                                    .formatted(key))
                    .expect(201)
                    .id();
            await().atMost(Duration.ofSeconds(20)).until(() -> hasIndex());

            String list =
                    "/api/v1/companies?sort=-custom.%1$s&limit=10&filter=custom.%1$s%%20%%3E=%%2019990".formatted(key);
            assertThat(api.get(list).expect(200).json().at("/items")).hasSize(10);
            looksAt(list, 100);
            String sorted = "/api/v1/companies?sort=-custom.%s&limit=10".formatted(key);
            assertThat(api.get(sorted)
                            .expect(200)
                            .json()
                            .at("/items/0/custom/" + key)
                            .asInt())
                    .isEqualTo(MANY - 1);
            looksAt(sorted, 100);
        } finally {
            companies.deleteMany(new Document("_id", new Document("$in", ids)));
        }
        api.delete("/api/v1/custom-fields/" + field).expect(204);
        await().atMost(Duration.ofSeconds(20)).until(() -> !hasIndex());
    }

    private boolean hasIndex() {
        return companies.listIndexes().into(new ArrayList<>()).stream()
                .anyMatch(index -> index.getString("name").contains(key));
    }

    /** The best of a few, as others read at the same time. */
    private void looksAt(String list, long most) {
        long fewest = Long.MAX_VALUE;
        Duration fastest = Duration.ofDays(1);
        for (int i = 0; i < 10; i++) {
            OptionalLong before = TestInfrastructure.documentsExamined("klientela_contacts.companies");
            long begun = System.nanoTime();
            api.get(list).expect(200);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            OptionalLong after = TestInfrastructure.documentsExamined("klientela_contacts.companies");
            fewest = Math.min(fewest, after.orElse(0) - before.orElse(0));
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        assertThat(fewest).as("documents that were looked at").isLessThan(most);
        assertThat(fastest).isLessThan(FLUID);
    }
}

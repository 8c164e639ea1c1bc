package io.klientela.platform.query;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.klientela.events.Money;
import io.klientela.testing.TestInfrastructure;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** A resource with a field of each kind. */
record Sample(
        String id,
        @Nullable String name,
        @Nullable Status status,
        @Nullable Integer probability,
        @Nullable Long employees,
        @Nullable BigDecimal weight,
        @Nullable Money amount,
        @Nullable Boolean active,
        @Nullable Instant createdAt,
        @Nullable LocalDate closedOn,
        List<String> tags,
        List<Line> lines) {

    enum Status {
        OPEN,
        NOT_INVITED,
        WON
    }

    record Line(String product, int quantity, @Nullable Money price) {}

    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Fields FIELDS =
            Fields.builder(Sample.class).alias("product", "lines.product").build();

    static MongoCollection<Document> collection() {
        return Store.CLIENT
                .getDatabase("query_test")
                .getCollection("sample_" + UUID.randomUUID().toString().replace("-", ""));
    }

    static Document stored(String id, Document state) {
        return new Document("_id", id)
                .append("version", 1L)
                .append("state", state.append("id", id))
                .append("outbox", List.of(new Document("secret", true)))
                .append("search", SearchText.tokens(List.of(state.get("name", ""))));
    }

    static Document money(String amount, String currency) {
        return new Document("amount", Decimal128.parse(amount)).append("currency", currency);
    }

    private static final class Store {
        static final MongoClient CLIENT = MongoClients.create(TestInfrastructure.mongoUri());
    }
}

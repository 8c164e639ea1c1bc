package io.klientela.platform.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters find among three documents: a full one, a second full one, and one that has nothing but empty lists. */
class FilterTest {
    private static final MongoCollection<Document> COLLECTION = Sample.collection();

    @BeforeAll
    static void store() {
        COLLECTION.insertMany(List.of(
                Sample.stored(
                        "acme",
                        new Document("name", "Acme (Łódź) 100%")
                                .append("status", "won")
                                .append("probability", 50)
                                .append("employees", 3_000_000_000L)
                                .append("weight", Decimal128.parse("0.10"))
                                .append("amount", Sample.money("10000.50", "PLN"))
                                .append("active", true)
                                .append("createdAt", Date.from(Sample.NOW.minusSeconds(3600)))
                                .append("closedOn", "2026-03-09")
                                .append("tags", List.of("vip", "new"))
                                .append(
                                        "lines",
                                        List.of(
                                                new Document("product", "GTX").append("quantity", 1),
                                                new Document("product", "MG")
                                                        .append("quantity", 9)
                                                        .append("price", Sample.money("5", "EUR"))))),
                Sample.stored(
                        "beta",
                        new Document("name", "beta\nACME")
                                .append("status", "not-invited")
                                .append("probability", 0)
                                .append("employees", 7L)
                                .append("weight", Decimal128.parse("-2"))
                                .append("amount", Sample.money("10000", "USD"))
                                .append("active", false)
                                .append("createdAt", Date.from(Sample.NOW.minusSeconds(90_000)))
                                .append("closedOn", "2025-12-31")
                                .append("tags", List.of("old"))
                                .append("lines", List.of(new Document("product", "GTX").append("quantity", 9)))),
                Sample.stored("none", new Document("tags", List.of()).append("lines", List.of()))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', nullValues = "-", textBlock = """
            amount > 10000                                   | acme
            10000 < amount                                   | acme
            amount == 10000.50                               | acme
            amount.amount <= 10000                           | beta
            amount.currency == "PLN"                         | acme
            amount == null                                   | none
            weight == 0.1                                    | acme
            weight < -1.5                                    | beta
            probability >= 50                                | acme
            probability < 49.5                               | beta
            employees == 3000000000                          | acme
            probability != 50                                | beta none
            !(probability > 10)                              | beta none
            !(probability > 10 && active)                    | beta none
            status == "not-invited"                          | beta
            status in ["won", "open"]                        | acme
            !(status in ["won", "open"])                     | beta none
            status in []                                     | -
            active                                           | acme
            !active                                          | beta none
            active == false                                  | beta
            name == null                                     | none
            null != name                                     | acme beta
            has(name)                                        | acme beta
            !has(amount.currency)                            | none
            name.startsWith("Acme (")                        | acme
            name.startsWith("acme")                          | -
            name.contains("100%")                            | acme
            name.contains(".")                               | -
            name.endsWith("beta")                            | -
            name.endsWith("ACME")                            | beta
            name.lowerAscii().contains("acme")               | acme beta
            name.lowerAscii() == "acme (Łódź) 100%"          | acme
            name.lowerAscii().contains("łódź")               | -
            !name.contains("Acme")                           | beta none
            createdAt > now - duration("24h")                | acme
            createdAt <= now - duration("24h")               | beta
            createdAt >= timestamp("2026-03-10T12:00:00+01:00") | acme
            closedOn >= "2026-01-01"                         | acme
            closedOn < now - duration("2400h")               | -
            closedOn < now - duration("240h")                | beta
            "vip" in tags                                    | acme
            !("vip" in tags)                                 | beta none
            size(tags) == 1                                  | beta
            tags.size() >= 1                                 | acme beta
            size(tags) == 0                                  | none
            size(lines) != 2                                 | beta none
            size(tags) < 2                                   | beta none
            0 < size(lines)                                  | acme beta
            has(tags)                                        | acme beta
            tags.exists(t, t == "vip")                       | acme
            tags.exists(t, t != "vip")                       | acme beta
            tags.exists(t, t.startsWith("n") || t == "old")  | acme beta
            tags.exists(t, !t.startsWith("n"))               | acme beta
            !tags.exists(t, t in ["vip", "x"])               | beta none
            lines.exists(l, l.product == "GTX" && l.quantity == 9) | beta
            lines.exists(l, l.price > 4)                     | acme
            lines.exists(l, l.price == null && !(l.quantity > 5)) | acme
            lines.exists(l, l.product == "MG" || l.quantity == 9) | acme beta
            product == "MG"                                  | acme
            product != "MG"                                  | beta none
            product == null                                  | none
            lines.price != null                              | acme
            lines.quantity > 5                               | acme beta
            true                                             | acme beta none
            false || id == "none"                            | none
            !true                                            | -
            version == 1                                     | acme beta none
            id > "b" && (active == false || name == null)    | beta none
            """)
    void finds(String cel, @Nullable String expected) {
        Set<String> found = new TreeSet<>();
        COLLECTION
                .find(Filter.parse(cel, Sample.FIELDS, Sample.CLOCK).toBson())
                .forEach(document -> found.add(document.getString("_id")));
        assertThat(String.join(" ", found)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void thatTextIsThereIsOneRangeOfAnIndex() {
        var bson = Filter.parse("has(name) && has(tags)", Sample.FIELDS, Sample.CLOCK)
                .toBson();
        assertThat(bson.toBsonDocument().toJson())
                .isEqualTo("{\"$and\": [{\"state.name\": {\"$gte\": \"\"}}, {\"state.tags\": {\"$gte\": \"\"}}]}");
    }

    @Test
    void aPrefixBecomesAnAnchoredPatternThatAnIndexServes() {
        var bson = Filter.parse("name.startsWith(\"a.b\")", Sample.FIELDS, Sample.CLOCK)
                .toBson();
        assertThat(bson.toBsonDocument().toJson()).isEqualTo("{\"state.name\": {\"$regex\": \"^a\\\\.b\"}}");
    }
}

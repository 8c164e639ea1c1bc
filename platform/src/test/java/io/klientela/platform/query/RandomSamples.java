package io.klientela.platform.query;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Documents from a small world, so that random filters hit and values tie; any value may be missing. */
final class RandomSamples {
    static final List<String> WORDS = List.of("", "a", "A", "ab", "b.c", "ł", "x\ny", "$1");
    static final List<String> STATUSES = List.of("open", "not-invited", "won");
    static final List<String> DECIMALS = List.of("-1", "0", "0.1", "1.50", "10000", "1e3");
    static final List<String> DAYS = List.of("2025-12-31", "2026-03-09", "2026-03-10");

    private final RandomGenerator random;

    RandomSamples(RandomGenerator random) {
        this.random = random;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    Document document(String id) {
        Document state = new Document();
        maybe(state, "name", () -> pick(WORDS));
        maybe(state, "status", () -> pick(STATUSES));
        maybe(state, "probability", () -> random.nextInt(4));
        maybe(state, "employees", () -> random.nextLong(3) + 3_000_000_000L);
        maybe(state, "weight", () -> Decimal128.parse(pick(DECIMALS)));
        maybe(state, "amount", () -> Sample.money(pick(DECIMALS), pick(List.of("PLN", "USD"))));
        maybe(state, "active", random::nextBoolean);
        maybe(state, "createdAt", () -> Date.from(Sample.NOW.plusSeconds(3600L * (random.nextInt(5) - 2))));
        maybe(state, "closedOn", () -> pick(DAYS));
        state.append("tags", some(() -> pick(WORDS)));
        state.append("lines", some(this::line));
        return Sample.stored(id, state);
    }

    private Document line() {
        Document line = new Document("product", pick(WORDS)).append("quantity", random.nextInt(3));
        maybe(line, "price", () -> Sample.money(pick(DECIMALS), "PLN"));
        return line;
    }

    private <T> List<T> some(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            list.add(element.get());
        }
        return list;
    }

    private void maybe(Document document, String name, Supplier<?> value) {
        if (random.nextInt(4) > 0) {
            document.append(name, value.get());
        }
    }
}

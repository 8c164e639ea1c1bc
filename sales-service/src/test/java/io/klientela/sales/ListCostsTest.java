package io.klientela.sales;

import static java.util.Map.entry;

import io.klientela.testing.ListCosts;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

/** What people ask the list of deals for all day looks at few of them, however many there are. */
class ListCostsTest {
    private final Sales sales = Sales.asAdmin();

    @Test
    void ofDeals() {
        String sample =
                sales.post("/api/v1/deals", "{\"name\":\"Sample\"}").expect(201).id();
        try (ListCosts costs = new ListCosts(
                "sales", "deals", path -> sales.get(path).expect(200).body())) {
            costs.fill(
                    sample,
                    i -> Map.ofEntries(
                            entry("state.name", "Name " + i),
                            entry("search", List.of("name", "n" + i)),
                            entry("state.status", i % 3 == 0 ? "won" : "open"),
                            entry("state.stage", "Stage " + i % 7),
                            entry("state.companyName", "Company " + i % 100),
                            entry("state.ownerId", "owner-" + i % 50),
                            entry("state.ownerName", "Owner " + i % 50),
                            entry(
                                    "state.amount",
                                    new Document("amount", new Decimal128(10_000_000 + i)).append("currency", "PLN")),
                            entry("state.engagedOn", "2020-01-%02d".formatted(1 + i % 28)),
                            entry("state.closedOn", "2021-01-%02d".formatted(1 + i % 28)),
                            entry("state.expectedCloseOn", "2021-02-%02d".formatted(1 + i % 28)),
                            entry("state.tags", List.of("tag-" + i % 100)),
                            entry("state.updatedAt", ListCosts.date(i))));
            costs.expectNoScans(List.of(
                    "sort=-updatedAt",
                    "sort=name",
                    "sort=companyName",
                    "sort=stage",
                    "sort=-amount",
                    "sort=ownerName",
                    "sort=engagedOn",
                    "sort=expectedCloseOn",
                    "sort=closedOn",
                    "sort=-updatedAt&q=n17",
                    "sort=-amount&filter=status == \"won\"",
                    "sort=-updatedAt&filter=stage == \"Stage 3\"",
                    "sort=-updatedAt&filter=ownerId == \"owner-7\"",
                    "sort=-updatedAt&filter=companyName == \"Company 7\"",
                    "sort=-updatedAt&filter=amount > 10002900",
                    "sort=-updatedAt&filter=closedOn == \"2021-01-07\"",
                    "sort=-updatedAt&filter=\"tag-7\" in tags"));
        }
    }
}

package io.klientela.ticketing;

import static java.util.Map.entry;

import io.klientela.testing.ListCosts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people ask the list of tickets for all day looks at few of them, however many there are. */
class ListCostsTest {
    private final Desk desk = Desk.asAdmin();

    @Test
    void ofTickets() {
        String sample = desk.post("/api/v1/tickets", """
                {"name":"Sample","contactEmail":"sample@oz.example","text":"Help"}""").expect(201).id();
        try (ListCosts costs = new ListCosts(
                "ticketing", "tickets", path -> desk.get(path).expect(200).body())) {
            costs.fill(
                    sample,
                    i -> Map.ofEntries(
                            entry("state.name", "Name " + i),
                            entry("search", List.of("name", "n" + i)),
                            entry("state.number", 1_000_000L + i),
                            entry("state.status", i % 100 == 7 ? "pending" : i % 2 == 0 ? "open" : "closed"),
                            entry("state.priority", i % 100 == 3 ? "urgent" : "normal"),
                            entry("state.contactEmail", "c%d@oz.example".formatted(i % 500)),
                            entry("state.companyName", "Company " + i % 100),
                            entry("state.ownerId", "owner-" + i % 50),
                            entry("state.ownerName", "Owner " + i % 50),
                            entry("state.queueId", "queue-" + i % 10),
                            entry("state.tags", List.of("tag-" + i % 100)),
                            entry("state.lastMessageAt", ListCosts.date(i)),
                            entry("state.updatedAt", ListCosts.date(i))));
            String open = "status in [\"new\", \"open\"]";
            costs.expectNoScans(List.of(
                    "sort=-lastMessageAt",
                    "sort=status",
                    "sort=ownerName",
                    "sort=-lastMessageAt&filter=" + open,
                    "sort=-lastMessageAt&filter=" + open + " && ownerId == \"owner-8\"",
                    "sort=-lastMessageAt&filter=status == \"pending\"",
                    "sort=-lastMessageAt&filter=priority == \"urgent\"",
                    "sort=-lastMessageAt&filter=queueId == \"queue-7\"",
                    "sort=-lastMessageAt&filter=contactEmail == \"c7@oz.example\"",
                    "sort=-lastMessageAt&filter=companyName == \"Company 7\"",
                    "sort=-lastMessageAt&filter=\"tag-7\" in tags",
                    "sort=-lastMessageAt&q=n17"));
        }
    }
}

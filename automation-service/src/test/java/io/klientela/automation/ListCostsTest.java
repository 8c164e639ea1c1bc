package io.klientela.automation;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.automation.Automation.Event;
import io.klientela.automation.notification.Notice;
import io.klientela.automation.notification.Notifications;
import io.klientela.platform.Ids;
import io.klientela.testing.ListCosts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people ask the lists of automation for all day looks at few records, however many there are. */
class ListCostsTest {
    private static final String WON = "klientela.sales.deal.won.v1";

    private final Automation service = Automation.asAdmin();

    @Test
    void ofRuns() {
        String rule =
                service.post("/api/v1/rules", """
                        {"name":"costs","trigger":{"kind":"event","eventType":"%s"},"condition":"record.name == 'Nobody'",
                         "actions":[{"kind":"create-task","settings":{"subject":"Call","owner":"u"}}]}
                        """.formatted(WON)).expect(201).id();
        Event.of(WON, Ids.next(), "\"name\":\"Costs\",\"status\":\"won\",\"tags\":[]")
                .happen();
        String runs = "/api/v1/runs?filter=ruleId == \"%s\"".formatted(rule);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(service.get(runs).expect(200).all("items", "id"))
                        .hasSize(1));
        String sample = service.get(runs).all("items", "id").getFirst();
        try (ListCosts costs = new ListCosts(
                "automation", "runs", path -> service.get(path).expect(200).body())) {
            costs.fill(
                    sample,
                    i -> Map.ofEntries(
                            entry("state.name", "Rule " + i % 100),
                            entry("search", List.of("rule", "n" + i)),
                            entry("state.ruleId", "rule-" + i % 100),
                            entry("state.recordId", "record-" + i % 500),
                            entry("state.recordName", "Record " + i % 500),
                            entry("state.eventType", "type-" + i % 100),
                            entry("state.status", i % 100 == 3 ? "failed" : "succeeded"),
                            entry("state.createdAt", ListCosts.date(i))));
            costs.expectNoScans(List.of(
                    "sort=-createdAt",
                    "sort=status",
                    "sort=-createdAt&q=n17",
                    "sort=-createdAt&filter=status == \"failed\"",
                    "sort=-createdAt&filter=ruleId == \"rule-7\"",
                    "sort=-createdAt&filter=recordId == \"record-7\"",
                    "sort=-createdAt&filter=name == \"Rule 7\"",
                    "sort=-createdAt&filter=eventType == \"type-7\""));
        }
    }

    @Test
    void ofAPersonsNotifications() {
        String ann = Ids.next();
        service.bean(Notifications.class)
                .tell(ann, new Notice("rule", "Sample", null, null, null, null), Ids.next(), Instant.now());
        Automation asAnn = service.as(ann);
        String sample = asAnn.get("/api/v1/notifications").expect(200).text("items/0/id");
        try (ListCosts costs = new ListCosts(
                "automation",
                "notifications",
                path -> asAnn.get(path).expect(200).body())) {
            costs.fill(
                    sample,
                    i -> Map.of(
                            "state.ownerId",
                            i % 50 == 7 ? ann : "user-" + i % 50,
                            "state.createdAt",
                            ListCosts.date(i)));
            costs.expectNoScans(List.of("sort=-createdAt", "sort=-createdAt&filter=readAt == null"));
        }
    }
}

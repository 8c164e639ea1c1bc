package io.klientela.marketing;

import static java.util.Map.entry;

import io.klientela.testing.ListCosts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people ask the lists of marketing for all day looks at few records, however many there are. */
class ListCostsTest {
    private final Marketing marketing = Marketing.shared();

    @Test
    void ofMails() {
        Marketing.contact("Anna Wzór", "anna@costs1.pl", "costs1");
        String campaign = marketing.campaign("costs1", 1, "");
        marketing.act("/api/v1/campaigns/" + campaign, "schedule", "{}").expect(200);
        marketing.awaitStatus(campaign, "sent");
        String sample = marketing.mailsOf(campaign).getFirst().at("/id").asString();
        try (ListCosts costs = costs("mails", "mails")) {
            costs.fill(
                    sample,
                    i -> Map.ofEntries(
                            entry("state.name", "Subject " + i),
                            entry("search", List.of("subject", "n" + i)),
                            entry("state.email", "c%05d@costs.example".formatted(i)),
                            entry("state.contactId", "contact-" + i % 300),
                            entry("state.campaignId", i % 100 == 7 ? "small" : "big"),
                            entry("state.status", i % 100 == 3 ? "bounced" : "sent"),
                            entry("state.sentAt", ListCosts.date(i)),
                            entry("state.createdAt", ListCosts.date(i)),
                            entry("state.updatedAt", ListCosts.date(i))));
            costs.expectNoScans(List.of(
                    "sort=-createdAt",
                    "sort=-createdAt&q=n17",
                    "sort=-createdAt&filter=contactId == \"contact-7\"",
                    "sort=email&filter=campaignId == \"big\"",
                    "sort=-sentAt&filter=campaignId == \"big\"",
                    "sort=-sentAt&filter=campaignId == \"big\" && status == \"bounced\"",
                    "sort=-sentAt&filter=campaignId == \"small\"",
                    "sort=-sentAt&filter=email == \"c00017@costs.example\""));
        }
    }

    @Test
    void ofSuppressions() {
        String sample = marketing
                .post("/api/v1/suppressions", "{\"name\":\"sample@costs2.pl\"}")
                .expect(201)
                .id();
        try (ListCosts costs = costs("suppressions", "suppressions")) {
            costs.fill(
                    sample,
                    i -> Map.of(
                            "state.name", "c%05d@costs.example".formatted(i),
                            "search", List.of("costs", "n" + i),
                            "state.reason", i % 100 == 3 ? "complained" : "bounced",
                            "state.createdAt", ListCosts.date(i)));
            costs.expectNoScans(List.of(
                    "sort=-createdAt",
                    "sort=name",
                    "sort=reason",
                    "sort=-createdAt&q=n17",
                    "sort=-createdAt&filter=reason == \"complained\"",
                    "sort=-createdAt&filter=name == \"c00017@costs.example\""));
        }
    }

    @Test
    void ofTheMembersOfASegment() {
        String person = Marketing.contact("Anna Członek", "anna@costs3.pl", "costs3");
        marketing.campaign("costs3", 1, "");
        String segment = marketing.segment("costs-7");
        try (ListCosts costs = costs("people", "segments/" + segment + "/members")) {
            costs.fill(
                    person,
                    i -> Map.of(
                            "state.contactId", "copy-" + i,
                            "state.name", "Name %05d".formatted(i),
                            "search", List.of("name", "n" + i),
                            "state.tags", List.of("costs-" + i % 100),
                            "state.ownerId", "owner-" + i % 50));
            costs.expectNoScans(List.of("sort=name", "sort=-name", "sort=name&filter=ownerId == \"owner-7\""));
        }
    }

    @Test
    void ofCampaigns() {
        Marketing.contact("Anna Kampania", "anna@costs4.pl", "costs4");
        String sample = marketing.campaign("costs4", 1, "");
        try (ListCosts costs = costs("campaigns", "campaigns")) {
            costs.fill(
                    sample,
                    i -> Map.of(
                            "state.name", "Name %05d".formatted(i),
                            "search", List.of("name", "n" + i),
                            "state.segmentName", "Segment " + i % 100,
                            "state.ownerId", "owner-" + i % 50,
                            "state.startedAt", ListCosts.date(i),
                            "state.updatedAt", ListCosts.date(i)));
            costs.expectNoScans(List.of(
                    "sort=-updatedAt",
                    "sort=name",
                    "sort=-startedAt",
                    "sort=status",
                    "sort=-updatedAt&q=n17",
                    "sort=-updatedAt&filter=status == \"draft\""));
        }
    }

    private ListCosts costs(String collection, String list) {
        return new ListCosts(
                "marketing",
                collection,
                list,
                path -> marketing.get(path).expect(200).body());
    }
}

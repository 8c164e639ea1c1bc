package io.klientela.contacts;

import static java.util.Map.entry;

import io.klientela.testing.ListCosts;
import java.util.List;
import java.util.Map;
import org.bson.BsonNull;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What people ask lists for all day looks at few records, however many there are. */
class ListCostsTest {
    private final Api api = Service.asClient();

    @Test
    void ofContacts() {
        String sample = api.create("contacts", """
                {"lastName":"Żuk","jobTitle":"Clerk","city":"Oz","country":"PL","emails":[{"value":"sample@oz.example"}],"tags":["rare"]}""");
        try (ListCosts costs = costs("contacts")) {
            costs.fill(
                    sample,
                    i -> Map.ofEntries(
                            entry("state.name", "Name " + i),
                            entry("search", List.of("name", "n" + i, "word" + i % 100)),
                            entry("state.city", "City " + i % 200),
                            entry("state.jobTitle", "Job " + i % 200),
                            entry("state.ownerId", "owner-" + i % 100),
                            entry("state.ownerName", "Owner " + i % 100),
                            entry("state.teamId", "team-" + i % 50),
                            entry(
                                    "state.tags",
                                    i == 7 ? List.of("tag-7", "all", "third") : List.of("tag-" + i % 100, "all")),
                            entry("state.createdAt", ListCosts.date(i)),
                            entry("state.updatedAt", ListCosts.date(i)),
                            entry(
                                    "quality",
                                    new Document("quality", i % 101)
                                            .append("failedRules", List.of("rule-" + i % 20)))));
            costs.expectNoScans(
                    List.of(
                            "sort=name",
                            "sort=-name",
                            "sort=jobTitle",
                            "sort=city",
                            "sort=country",
                            "sort=ownerName",
                            "sort=-updatedAt",
                            "sort=-createdAt",
                            "sort=quality",
                            "sort=name&q=n17",
                            "sort=name&filter=city == \"City 7\"",
                            "sort=name&filter=city.startsWith(\"City 19\")",
                            "sort=name&filter=jobTitle == \"Job 7\"",
                            "sort=name&filter=name.startsWith(\"Name 29\")",
                            "sort=name&filter=name.contains(\"e 299\")",
                            "sort=name&filter=ownerId == \"owner-7\"",
                            "sort=name&filter=teamId == \"team-7\"",
                            "sort=name&filter=\"tag-7\" in tags",
                            "sort=name&filter=\"all\" in tags",
                            "sort=name&filter=email == \"sample@oz.example\" && city == \"Oz\"",
                            "sort=name&filter=quality < 3",
                            "sort=quality&filter=\"rule-7\" in failedRules",
                            "sort=-createdAt&filter=createdAt >= timestamp(\"2100-01-01T00:20:00Z\") && createdAt < timestamp(\"2100-01-01T00:30:00Z\")"));
            costs.expectAScan("sort=name&filter=size(tags) == 3");
        }
    }

    @Test
    void ofCompanies() {
        String sample = api.create("companies", """
                {"name":"Oz","sector":"Magic","city":"Oz","country":"PL","website":"https://oz.example","employees":7,
                 "foundedYear":1900,"tags":["rare"]}""");
        try (ListCosts costs = costs("companies")) {
            costs.fill(
                    sample,
                    i -> Map.of(
                            "state.name", "Name " + i,
                            "search", List.of("name", "n" + i),
                            "state.sector", "Sector " + i % 100,
                            "state.city", "City " + i % 200,
                            "state.foundedYear", 1900 + i % 120,
                            "state.employees", i,
                            "state.ownerName", "Owner " + i % 100,
                            "state.parentName", "Parent " + i % 100,
                            "state.tags", List.of("tag-" + i % 100),
                            "state.updatedAt", ListCosts.date(i)));
            costs.expectNoScans(List.of(
                    "sort=name",
                    "sort=sector",
                    "sort=city",
                    "sort=country",
                    "sort=-employees",
                    "sort=-revenue",
                    "sort=foundedYear",
                    "sort=ownerName",
                    "sort=-updatedAt",
                    "sort=name&q=n17",
                    "sort=name&filter=sector == \"Sector 7\"",
                    "sort=name&filter=city == \"City 7\"",
                    "sort=name&filter=parentName == \"Parent 7\"",
                    "sort=name&filter=employees > 2900",
                    "sort=name&filter=\"tag-7\" in tags"));
        }
    }

    @Test
    void ofLeads() {
        String sample = api.create("leads", "{\"lastName\":\"Żuk\",\"email\":\"sample-lead@oz.example\"}");
        try (ListCosts costs = costs("leads")) {
            costs.fill(
                    sample,
                    i -> Map.ofEntries(
                            entry("state.name", "Name " + i),
                            entry("search", List.of("name", "n" + i)),
                            entry("state.status", i % 4 == 3 ? "new" : "converted"),
                            entry(
                                    "state.source",
                                    List.of("form", "api", "import").get(i % 3)),
                            entry("state.sourceName", "Form " + i % 100),
                            entry("state.companyName", "Company " + i % 100),
                            entry("state.city", "City " + i % 100),
                            entry("state.ownerId", i % 8 == 3 ? BsonNull.VALUE : "owner-" + i % 50),
                            entry("state.ownerName", "Owner " + i % 50),
                            entry("state.tags", List.of("tag-" + i % 100)),
                            entry("state.createdAt", ListCosts.date(i))));
            String open = "status in [\"new\", \"working\", \"qualified\"]";
            costs.expectNoScans(List.of(
                    "sort=-createdAt",
                    "sort=name",
                    "sort=status",
                    "sort=companyName",
                    "sort=source",
                    "sort=ownerName",
                    "sort=-createdAt&filter=" + open,
                    "sort=-createdAt&filter=" + open + " && ownerId == \"owner-7\"",
                    "sort=-createdAt&filter=" + open + " && !has(ownerId)",
                    "sort=-createdAt&filter=status == \"converted\"",
                    "sort=-createdAt&filter=source == \"form\"",
                    "sort=-createdAt&filter=sourceName == \"Form 7\"",
                    "sort=-createdAt&filter=companyName == \"Company 7\"",
                    "sort=-createdAt&filter=city == \"City 7\"",
                    "sort=-createdAt&filter=\"tag-7\" in tags",
                    "sort=-createdAt&q=n17"));
        }
    }

    private ListCosts costs(String resource) {
        return new ListCosts(
                "contacts", resource, path -> api.get(path).expect(200).json());
    }
}

package io.klientela.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UserImportTest {
    private static final String FILE = """
            sales_agent,manager,regional_office
            Anna Snelling,Dustin Brinkmann,Central
            Moses Frase,Dustin Brinkmann,Central
            Zane Levy,Summer Sewald,West
            """;

    @Test
    void makesUsersOfAgentsAndTeamsOfManagersAndOffices() {
        try (Identity identity = Identity.start()) {
            Api api = identity.api();
            JsonNode first = imported(api);
            assertThat(first.get("rows").get("created").asInt()).isEqualTo(3);
            JsonNode again = imported(api);
            assertThat(again.get("rows").get("unchanged").asInt()).isEqualTo(3);

            JsonNode agent =
                    Browser.json(api.get("/users?q=snelling")).get("items").get(0);
            assertThat(agent.get("status").asString()).isEqualTo("not-invited");
            assertThat(agent.get("roles").toString()).isEqualTo("[\"sales-rep\"]");
            JsonNode teams = Browser.json(api.get("/teams?count=true"));
            assertThat(teams.get("count").asInt()).isEqualTo(4);
            JsonNode team = named(teams, "Dustin Brinkmann");
            assertThat(agent.get("teamIds").toString()).contains(team.get("id").asString());
            assertThat(team.get("parentId")).isEqualTo(named(teams, "Central").get("id"));
        }
    }

    @Test
    void makesThemAnewAfterTheirImportWasUndone() {
        try (Identity identity = Identity.start()) {
            Api api = identity.api();
            String path = "/users/imports/" + imported(api).get("id").asString();
            api.post(path + "/undo", Map.of());
            JsonNode undone = awaited(api, path, "undone");
            assertThat(undone.get("undone").get("deleted").asInt()).isEqualTo(3);
            JsonNode again = imported(api);
            assertThat(again.get("rows").get("created").asInt()).isEqualTo(3);
            assertThat(Browser.json(api.get("/users?q=snelling")).get("items")).hasSize(1);
        }
    }

    private static JsonNode imported(Api api) {
        String path = "/users/imports/"
                + Browser.json(api.upload("/users/imports", "crm-sales-opportunities", FILE))
                        .get("id")
                        .asString();
        return awaited(api, path, "completed");
    }

    private static JsonNode awaited(Api api, String path, String status) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> Browser.json(api.get(path)),
                        told -> told.get("status").asString().equals(status));
    }

    private static JsonNode named(JsonNode page, String name) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .filter(item -> item.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

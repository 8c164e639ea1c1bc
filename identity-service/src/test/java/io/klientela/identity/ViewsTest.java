package io.klientela.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ViewsTest {
    private static Identity identity;
    private static Api admin;
    private static String team;
    private static Api ewa;
    private static Api jan;
    private static Api stranger;

    @BeforeAll
    static void start() {
        identity = Identity.start();
        admin = identity.api();
        team = admin.create("/teams", Map.of("name", "North"));
        String elsewhere = admin.create("/teams", Map.of("name", "South"));
        ewa = person("ewa", team);
        jan = person("jan", team);
        stranger = person("iga", elsewhere);
    }

    private static Api person(String name, String of) {
        String email = name + "@views.example";
        identity.signedUp(Map.of("name", name, "email", email, "roles", List.of("sales-rep"), "teamIds", List.of(of)));
        JsonNode tokens = identity.browser().tokensOf(email, Identity.PASSWORD);
        return new Api(identity.url(), tokens.get("access_token").asString());
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    private static Map<String, Object> view(String name) {
        return Map.of(
                "name",
                name,
                "list",
                "contacts",
                "filter",
                "city == \"Kraków\"",
                "sort",
                "-updatedAt",
                "columns",
                List.of("name", "city"));
    }

    @Test
    void keepsAPersonalViewToItsOwnerAndASharedOneToTheTeam() {
        String id = ewa.create("/views", view("Cracow"));
        String path = "/views/" + id;
        assertThat(jan.get(path).statusCode()).isEqualTo(404);

        HttpResponse<String> shared = ewa.patch(path, 1, Map.of("teamId", team));

        assertThat(shared.statusCode()).as(shared.body()).isEqualTo(200);
        JsonNode seen = Browser.json(jan.get("/views?filter=list%20%3D%3D%20%22contacts%22"));
        assertThat(seen.get("items").valueStream().map(item -> item.get("id").asString()))
                .containsExactly(id);
        assertThat(seen.at("/items/0/columns").toString()).isEqualTo("[\"name\",\"city\"]");
        assertThat(jan.patch(path, 2, Map.of("name", "Mine now")).statusCode()).isEqualTo(403);
        assertThat(jan.delete(path, 2).statusCode()).isEqualTo(403);
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(admin.patch(path, 2, Map.of("name", "Kraków")).statusCode()).isEqualTo(200);
        assertThat(ewa.delete(path, 3).statusCode()).isEqualTo(204);
        assertThat(jan.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesTeamsThatAreNotOnesOwnAndWhatIsNoList() {
        Map<String, Object> foreign = new java.util.HashMap<>(view("X"));
        foreign.put("teamId", team);
        assertThat(stranger.post("/views", foreign).body()).contains("\"field\":\"teamId\"");
        assertThat(ewa.post("/views", Map.of("name", "X", "list", "../users")).body())
                .contains("\"field\":\"list\"");
        assertThat(ewa.post("/views", Map.of("name", " ", "list", "contacts")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void bringsADeletedViewBack() {
        String id = ewa.create("/views", view("Dear"));
        JsonNode done = Browser.json(ewa.post("/views/bulk", Map.of("action", "delete", "ids", List.of(id))));
        assertThat(ewa.get("/views/" + id).statusCode()).isEqualTo(404);
        ewa.post("/views/bulk/" + done.get("id").asString() + "/undo", Map.of());
        assertThat(Browser.json(ewa.get("/views/" + id)).get("name").asString()).isEqualTo("Dear");
    }

    @Test
    void keepsADeskForEachPersonAlone() {
        for (int i = 0; i < 35; i++) {
            ewa.put("/desk/recent/contacts/c" + i, Map.of("name", "Contact " + i));
        }
        ewa.put("/desk/recent/contacts/c30", Map.of("name", "Renamed"));
        ewa.put("/desk/favourites/deals/d1", Map.of("name", "Deal"));
        ewa.put("/desk/favourites/contacts/c1", Map.of("name", "Contact"));
        ewa.put("/desk/pins", Map.of("views", List.of("v2", "v1")));
        ewa.put("/desk/defaults/contacts", Map.of("view", "v1"));
        ewa.put("/desk/defaults/contacts", Map.of("view", "v2"));

        JsonNode desk = Browser.json(ewa.get("/desk"));

        assertThat(desk.get("recent").size()).isEqualTo(30);
        assertThat(desk.at("/recent/0/name").asString()).isEqualTo("Renamed");
        assertThat(desk.get("recent").valueStream().map(item -> item.get("id").asString()))
                .doesNotHaveDuplicates();
        assertThat(desk.get("favourites")
                        .valueStream()
                        .map(item -> item.get("id").asString()))
                .containsExactly("c1", "d1");
        assertThat(desk.get("pins").toString()).isEqualTo("[\"v2\",\"v1\"]");
        assertThat(desk.get("defaults").toString()).isEqualTo("{\"contacts\":\"v2\"}");
        assertThat(Browser.json(jan.get("/desk")).get("recent").size()).isZero();
        assertThat(ewa.put("/desk/recent/..x/c1", Map.of("name", "x")).statusCode())
                .isEqualTo(422);
        assertThat(ewa.put("/desk/favourites/contacts/c1", Map.of()).statusCode())
                .isEqualTo(422);
    }
}

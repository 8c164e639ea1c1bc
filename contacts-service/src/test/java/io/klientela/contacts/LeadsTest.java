package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LeadsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private final Api api = Service.asClient();
    private final String mark =
            "l" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    @Test
    void goesItsWayFromNewToGivenUpAndBack() {
        String rep = Service.aColleague("active", "sales-rep");
        String lead = api.create("leads", """
                {"firstName":"Ewa","lastName":"Żak","email":"Ewa@%s.example","phone":"22 000 01 23",
                 "attribution":{"source":"google","campaign":"%s"},"tags":["fair"]}""".formatted(mark, mark));
        JsonNode made = api.get(path(lead)).json();
        assertThat(made.at("/status").asString()).isEqualTo("new");
        assertThat(made.at("/source").asString()).isEqualTo("api");
        assertThat(made.at("/email").asString()).isEqualTo("ewa@%s.example".formatted(mark));
        assertThat(made.at("/phone").asString()).isEqualTo("+48220000123");

        act(lead, "assign", "{\"ownerId\":\"%s\"}".formatted(rep)).expect(200);
        JsonNode assigned = api.get(path(lead)).json();
        assertThat(assigned.at("/status").asString()).isEqualTo("working");
        assertThat(assigned.at("/routingReason").asString()).isEqualTo("Assigned by erp.");
        assertThat(assigned.hasNonNull("assignedAt")).isTrue();

        act(lead, "reopen", "{}").expect(409);
        act(lead, "qualify", "").expect(200);
        act(lead, "qualify", "{}").expect(409);
        assertThat(act(lead, "disqualify", "{}").expect(422).text("/errors/0/field"))
                .isEqualTo("reason");
        assertThat(act(lead, "disqualify", "{\"reason\":\"No budget\"}")
                        .expect(200)
                        .text("/disqualifiedReason"))
                .isEqualTo("No budget");
        act(lead, "assign", "{}").expect(409);
        act(lead, "qualify", "{}").expect(409);
        assertThat(act(lead, "reopen", "{}").expect(200).text("/status")).isEqualTo("working");
        api.post(path(lead) + "/qualify", "{}").expect(428);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events(lead))
                        .containsExactly("reopened", "disqualified", "qualified", "assigned", "created"));
        api.patch(path(lead), "{\"status\":\"converted\"}").expect(400);
        api.delete(path(lead)).expect(204);
        api.get(path(lead)).expect(404);
    }

    @Test
    void isFoundByFilterAndByWords() {
        String lead = api.create("leads", """
                {"companyName":"%s Hurt","attribution":{"campaign":"c%s"},"source":"email"}""".formatted(mark, mark));
        for (String filter : List.of(
                "attribution.campaign == \"c%s\"".formatted(mark),
                "companyName.startsWith(\"%s\") && status == \"new\" && source == \"email\"".formatted(mark))) {
            assertThat(api.list("leads", filter).expect(200).text("/items/0/id"))
                    .as(filter)
                    .isEqualTo(lead);
        }
        assertThat(api.get("/api/v1/leads?q=" + mark).text("/items/0/name")).isEqualTo(mark + " Hurt");
        api.list("leads", "status == \"asleep\"").expect(400);
        api.post("/api/v1/leads", "{\"city\":\"Nowhere\"}").expect(422);
        api.post("/api/v1/leads", "{\"email\":\"nobody\"}").expect(422);
        api.post("/api/v1/leads", "{\"lastName\":\"X\",\"contactId\":\"c\"}").expect(400);
    }

    @Test
    void givesParallelLeadsToEachOfATeamInTurn() throws ExecutionException, InterruptedException {
        String team = Service.aTeam("Team " + mark);
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            members.add(Service.aColleague("active", "sales-rep", team));
        }
        Service.aColleague("disabled", "sales-rep", team);
        Service.aColleague("not-invited", "sales-rep", team);
        String first = api.create("leads", "{\"lastName\":\"First\"}");
        String body = "{\"teamId\":\"%s\"}".formatted(team);
        await("all three are known")
                .atMost(SOON)
                .until(() -> act(first, "assign", body).text("/routingReason").contains("of 3 active people"));

        Map<String, Integer> taken = new HashMap<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Api.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String lead = api.create("leads", "{\"lastName\":\"Next\"}");
                answers.add(many.submit(() -> act(lead, "assign", body).expect(200)));
            }
            for (Future<Api.Answer> answer : answers) {
                assertThat(answer.get().text("/routingReason")).contains("of 3 active people of the team Team " + mark);
                assertThat(answer.get().text("/teamId")).isEqualTo(team);
                taken.merge(answer.get().text("/ownerId"), 1, Integer::sum);
            }
        }
        assertThat(taken).containsOnlyKeys(members).values().containsOnly(4);

        String empty = Service.aTeam("Empty " + mark);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(act(first, "assign", "{\"teamId\":\"%s\"}".formatted(empty))
                                .expect(422)
                                .text("/errors/0/message"))
                        .isEqualTo("has no active member"));
    }

    @Test
    void isOnlyThereForThoseWhoMaySeeIt() {
        String mine = Service.asPerson("p" + mark, "own").create("leads", "{\"lastName\":\"Mine\"}");
        JsonNode made = api.get(path(mine)).json();
        assertThat(made.at("/source").asString()).isEqualTo("manual");
        assertThat(made.at("/status").asString()).isEqualTo("working");
        assertThat(made.has("routingReason")).as("nobody routed it").isFalse();
        Api other = Service.asPerson("q" + mark, "own");
        other.get(path(mine)).expect(404);
        other.send("POST", path(mine) + "/qualify", null, "If-Match", "\"1\"").expect(404);
        assertThat(other.list("leads", "id == \"%s\"".formatted(mine)).json().at("/items"))
                .isEmpty();
    }

    @Test
    void takesFilesWithPolishAndEnglishHeadersOnce() {
        String polish = "Imię i nazwisko;Adres e-mail;Telefon;Firma;Źródło;Tagi\n"
                + "Jan Maria Rokita;JAN@%1$s.example;22 000 01 45;%1$s Hurt;Targi;a\n".formatted(mark)
                + "Ewa Lis;ewa@%1$s.example;;;Targi;x\n".formatted(mark)
                + "Bez Adresu;;;;;\n";
        JsonNode imported = api.importCsv("leads", "default", polish);
        assertThat(imported.at("/status").asString()).as(imported.toString()).isEqualTo("completed");
        String english = "E-mail,First name,Last name,Lead source,utm_campaign,Tags\n"
                + "jan@%1$s.example,Jan,Rokita,Fair,spring,b\n".formatted(mark)
                + "eva@%1$s.example,Eva,Fox,Fair,,b;c\n".formatted(mark)
                + "wrong,Bad,Mail,,,\n"
                + ",Nothing,ToFind,,,\n";
        JsonNode second = api.importCsv("leads", "default", english);
        assertThat(second.at("/rows/refused").asInt()).isEqualTo(2);
        assertThat(second.at("/rows/created").asInt()
                        + second.at("/rows/updated").asInt())
                .isEqualTo(2);
        JsonNode jan = only("email == \"jan@%s.example\"".formatted(mark));
        assertThat(jan.at("/source").asString()).isEqualTo("import");
        assertThat(jan.at("/sourceName").asString()).isEqualTo("Fair");
        assertThat(jan.at("/attribution/campaign").asString()).isEqualTo("spring");
        JsonNode again = api.importCsv("leads", "default", english);
        assertThat(again.at("/rows/unchanged").asInt()).isEqualTo(2);

        act(jan.at("/id").asString(), "disqualify", "{\"reason\":\"Spam\"}").expect(200);
        assertThat(api.importCsv("leads", "default", english.replace("Rokita", "Other"))
                        .at("/rows/updated")
                        .asInt())
                .as("what was given up stays so")
                .isZero();
    }

    @Test
    void keepsWhenImportedLeadsCameInAndWhoHadThem() {
        String rep = Service.aColleague("active", "sales-rep");
        String name = "Colleague " + rep.substring(0, 4);
        String csv = "id,name,channel,owner,created at,assigned at\n"
                + "1%1$s,Old Lead,form,%2$s,2026-01-05,2026-01-05T02:00:00Z\n".formatted(mark, name)
                + "2%1$s,Strange Time,form,,soon,\n".formatted(mark)
                + "3%1$s,Future,form,,2999-01-01,\n".formatted(mark)
                + "4%1$s,Orphan,form,Nobody %1$s,,\n".formatted(mark);
        JsonNode imported = api.importCsv("leads", "default", csv);
        assertThat(imported.at("/rows/created").asInt()).as(imported.toString()).isEqualTo(1);
        assertThat(imported.at("/rows/refused").asInt()).isEqualTo(3);
        JsonNode old = only("externalId == \"1%s\"".formatted(mark));
        assertThat(old.at("/createdAt").asString()).isEqualTo("2026-01-05T00:00:00Z");
        assertThat(old.at("/assignedAt").asString()).isEqualTo("2026-01-05T02:00:00Z");
        assertThat(old.at("/source").asString()).isEqualTo("form");
        assertThat(old.at("/ownerId").asString()).isEqualTo(rep);
        assertThat(old.at("/status").asString()).isEqualTo("working");
    }

    @Test
    void takesTheRealExportWhereItIsPresent() throws IOException {
        Path file = Path.of(System.getProperty("klientela.data", "../../shared/data"), "x-education-leads/train.csv");
        Assumptions.assumeTrue(Files.exists(file), "no real export beside the repository");
        String csv = String.join("\n", Files.readAllLines(file).subList(0, 801)) + "\n";
        JsonNode imported = api.importCsv("leads", "x-education-leads", csv);
        assertThat(imported.at("/rows/created").asInt()).as(imported.toString()).isEqualTo(800);
        assertThat(only("externalId == \"660728\"").at("/country").asString()).isEqualTo("IN");
        assertThat(api.list("leads", "city == \"Select\"").json().at("/items")).isEmpty();
        assertThat(api.importCsv("leads", "x-education-leads", csv)
                        .at("/rows/unchanged")
                        .asInt())
                .isEqualTo(800);
    }

    private JsonNode only(String filter) {
        JsonNode items = api.list("leads", filter).expect(200).json().at("/items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private List<String> events(String lead) {
        List<String> types = new ArrayList<>();
        api.get(path(lead) + "/history")
                .json()
                .at("/items")
                .forEach(item ->
                        types.add(item.at("/type").asString().replaceAll("klientela\\.contacts\\.lead\\.|\\.v1", "")));
        return types;
    }

    private Api.Answer act(String lead, String verb, String body) {
        return api.act(path(lead), verb, body);
    }

    private static String path(String lead) {
        return "/api/v1/leads/" + lead;
    }
}

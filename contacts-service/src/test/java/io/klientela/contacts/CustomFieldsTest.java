package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Api.Answer;
import io.klientela.events.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fields that an administrator adds, from their definition to the lists, files and merges that use them. */
class CustomFieldsTest {
    private final Api api = Service.asClient();
    private final String mark =
            "f" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);

    private String define(String name, String kind, String more) {
        Answer defined = api.post(
                "/api/v1/custom-fields",
                "{\"resource\":\"contact\",\"name\":\"%s %s\",\"key\":\"%s%s\",\"kind\":\"%s\"%s}"
                        .formatted(name, mark, name.toLowerCase(java.util.Locale.ROOT), mark, kind, more));
        return defined.expect(201).text("/key");
    }

    @Test
    void holdsValuesOfEveryKindThatListsFilterAndSortBy() {
        String company = api.create("companies", "{\"name\":\"Partner %s\"}".formatted(mark));
        String note = define("Note", "text", "");
        String seats = define("Seats", "number", "");
        String budget = define("Budget", "money", "");
        String renewal = define("Renewal", "date", "");
        String size = define("Size", "choice", ",\"options\":[{\"label\":\"Mała firma\"},{\"label\":\"Duża\"}]");
        String interests =
                define("Interests", "multi-choice", ",\"options\":[{\"label\":\"Dach\"},{\"label\":\"Ściany\"}]");
        String partner = define("Partner", "link", ",\"linkTo\":\"company\"");
        Answer first = api.post("/api/v1/contacts", """
                {"lastName":"%s","custom":{"%s":" x ","%s":12.50,"%s":{"amount":"100","currency":"PLN"},"%s":"2026-09-30",
                 "%s":"mala-firma","%s":["dach","Ściany"],"%s":"%s"}}
                """.formatted(
                                mark, note, seats, budget, renewal, size, interests, partner, company))
                .expect(201);
        JsonNode custom = first.json().at("/custom");
        assertThat(custom.at("/" + note).asString()).isEqualTo("x");
        assertThat(custom.at("/" + seats).decimalValue()).isEqualByComparingTo("12.5");
        assertThat(custom.at("/" + budget + "/amount").asString()).isEqualTo("100.00");
        assertThat(custom.at("/" + interests).toString()).isEqualTo("[\"dach\",\"sciany\"]");
        assertThat(custom.at("/" + partner + "/name").asString()).isEqualTo("Partner " + mark);
        api.create("contacts", "{\"lastName\":\"%s\",\"custom\":{\"%s\":3}}".formatted(mark, seats));
        api.create("contacts", "{\"lastName\":\"%s\"}".formatted(mark));

        for (String filter : List.of(
                "custom.%s == \"x\"".formatted(note),
                "custom.%s > 12".formatted(seats),
                "custom.%s >= 100".formatted(budget),
                "custom.%s.currency == \"PLN\"".formatted(budget),
                "custom.%s < \"2026-10-01\"".formatted(renewal),
                "custom.%s == \"mala-firma\"".formatted(size),
                "\"dach\" in custom.%s".formatted(interests),
                "custom.%s.id == \"%s\"".formatted(partner, company))) {
            assertThat(found(filter)).as(filter).isOne();
        }
        assertThat(found("has(custom.%s)".formatted(seats))).isEqualTo(2);
        assertThat(found("custom.%s == null".formatted(seats))).isOne();
        assertThat(api.get("/api/v1/contacts?q=%s&sort=-custom.%s&limit=2".formatted(mark, seats))
                        .expect(200)
                        .json()
                        .at("/items/1/custom/" + seats)
                        .asInt())
                .isEqualTo(3);
        api.list("contacts", "custom.%s == \"huge\"".formatted(size)).expect(400);
        api.list("contacts", "custom.nothing%s == 1".formatted(mark)).expect(400);

        String file = api.get(
                        "/api/v1/contacts/export?q=%s&sort=custom.%s&column=name&column=custom.%s:Size&column=custom.%s:Partner&column=custom.%s:Interests"
                                .formatted(mark, seats, size, partner, interests))
                .expect(200)
                .response()
                .body();
        assertThat(file).contains("Mała firma", "Partner " + mark, "Dach; Ściany");
    }

    @Test
    void showsTheNewNamesOfWhatLinksName() {
        String adviser = define("Adviser", "link", ",\"linkTo\":\"contact\"");
        String deal = define("Deal", "link", ",\"linkTo\":\"deal\"");
        String linked = api.create("contacts", "{\"lastName\":\"Before %s\"}".formatted(mark));
        String dealId = UUID.randomUUID().toString();
        String said = "{\"state\":{\"id\":\"%s\",\"name\":\"%s %s\"}%s}";
        Service.ISSUER.publish(
                Topics.DEALS, dealId, "klientela.sales.deal.created.v1", 1, said.formatted(dealId, "Old", mark, ""));
        String path = "/api/v1/contacts/" + api.create("contacts", "{\"lastName\":\"Holder %s\"}".formatted(mark));
        String custom = "{\"custom\":{\"%s\":\"%s\",\"%s\":\"%s\"}}".formatted(adviser, linked, deal, dealId);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> api.patch(path, custom).expect(200));
        api.patch("/api/v1/contacts/" + linked, "{\"lastName\":\"After %s\"}".formatted(mark))
                .expect(200);
        Service.ISSUER.publish(
                Topics.DEALS,
                dealId,
                "klientela.sales.deal.updated.v1",
                2,
                said.formatted(dealId, "New", mark, ",\"changes\":{\"name\":{\"before\":\"Old\",\"after\":\"New\"}}"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode shown = api.get(path).expect(200).json().at("/custom");
            assertThat(shown.at("/" + adviser + "/name").asString()).isEqualTo("After " + mark);
            assertThat(shown.at("/" + deal + "/name").asString()).isEqualTo("New " + mark);
        });
    }

    @Test
    void refusesValuesThatDoNotFitAtTheirFieldAndChangesNothing() {
        String seats = define("Seats", "number", "");
        String size = define("Size", "choice", ",\"options\":[{\"label\":\"S\"}]");
        String renewal = define("Renewal", "date", "");
        String budget = define("Budget", "money", "");
        String partner = define("Partner", "link", ",\"linkTo\":\"company\"");
        String path = "/api/v1/contacts/" + api.create("contacts", "{\"lastName\":\"%s\"}".formatted(mark));
        for (String[] wrong : new String[][] {
            {seats, "\"12\""},
            {seats, "1e40"},
            {seats, "true"},
            {size, "\"XL\""},
            {size, "[\"s\"]"},
            {renewal, "\"2026-02-30\""},
            {budget, "5"},
            {budget, "{\"amount\":\"5\",\"currency\":\"ABC\"}"},
            {partner, "\"nobody\""},
            {"unknown" + mark, "1"}
        }) {
            Answer refused = api.patch(path, "{\"custom\":{\"%s\":%s}}".formatted(wrong[0], wrong[1]));
            assertThat(refused.expect(422).text("/errors/0/field"))
                    .as(wrong[0] + " " + wrong[1])
                    .isEqualTo("custom." + wrong[0]);
        }
        api.patch(path, "{\"custom\":\"x\"}").expect(400);
        assertThat(api.get(path).etag()).isEqualTo("\"1\"");
    }

    @Test
    void keepsValuesWhateverBecomesOfTheDefinition() {
        String size = define("Size", "choice", ",\"options\":[{\"label\":\"Small\"},{\"label\":\"Large\"}]");
        String path = "/api/v1/contacts/"
                + api.create("contacts", "{\"lastName\":\"%s\",\"custom\":{\"%s\":\"small\"}}".formatted(mark, size));
        String definition =
                "/api/v1/custom-fields/" + definition(size).at("/id").asString();
        api.patch(
                        definition,
                        "{\"name\":\"Rozmiar %s\",\"options\":[{\"key\":\"large\",\"label\":\"Duża\"}]}"
                                .formatted(mark))
                .expect(200);
        JsonNode now = definition(size);
        assertThat(now.at("/name").asString()).startsWith("Rozmiar");
        assertThat(now.at("/options").toString())
                .isEqualTo("[{\"key\":\"large\",\"label\":\"Duża\",\"archived\":false},"
                        + "{\"key\":\"small\",\"label\":\"Small\",\"archived\":true}]");
        api.patch(path, "{\"city\":\"Łódź\"}").expect(200);
        assertThat(api.get(path).text("/custom/" + size))
                .as("a choice that was removed stays")
                .isEqualTo("small");
        assertThat(found("custom.%s == \"small\"".formatted(size))).isOne();
        String other = api.create("contacts", "{\"lastName\":\"%s\"}".formatted(mark));
        api.patch("/api/v1/contacts/" + other, "{\"custom\":{\"%s\":\"small\"}}".formatted(size))
                .expect(422);

        assertThat(api.delete(definition).expect(409).text("/detail")).contains("1 records", "Archive");
        api.patch(definition, "{\"archived\":true}").expect(200);
        api.patch("/api/v1/contacts/" + other, "{\"custom\":{\"%s\":\"large\"}}".formatted(size))
                .expect(422);
        api.patch(path, "{\"city\":\"Opole\"}").expect(200);
        assertThat(api.get(path).text("/custom/" + size)).isEqualTo("small");
        api.patch(path, "{\"custom\":{\"%s\":null}}".formatted(size)).expect(200);
        assertThat(api.get(path).json().has("custom")).isFalse();
        api.delete(definition).expect(204);
        assertThat(api.post(
                                "/api/v1/custom-fields",
                                "{\"resource\":\"contact\",\"name\":\"Again\",\"key\":\"%s\",\"kind\":\"text\"}"
                                        .formatted(size))
                        .expect(409)
                        .text("/errors/0/field"))
                .isEqualTo("key");
    }

    @Test
    void definesFieldsForAdministratorsOnlyAndTellsThemToWhoeverReadsTheRecords() {
        String seats = define("Seats", "number", "");
        Api reader = Service.asPerson("reader-" + mark, "all");
        assertThat(reader.get("/api/v1/contacts/custom-fields")
                        .expect(200)
                        .response()
                        .body())
                .contains(seats);
        Api nobody = Service.as(Service.ISSUER.client("nobody-" + mark, "no-such-role"));
        nobody.get("/api/v1/contacts/custom-fields").expect(403);
        nobody.post("/api/v1/custom-fields", "{}").expect(403);
        refused("{\"resource\":\"contact\",\"name\":\"X\",\"kind\":\"text\",\"key\":\"in\"}", 422, "key");
        refused("{\"resource\":\"contact\",\"name\":\"X\",\"kind\":\"text\",\"key\":\"a.b\"}", 422, "key");
        refused("{\"resource\":\"spaceship\",\"name\":\"X\",\"kind\":\"text\"}", 422, "resource");
        refused("{\"resource\":\"contact\",\"name\":\"X\",\"kind\":\"choice\"}", 422, "options");
        refused("{\"resource\":\"contact\",\"name\":\"X\",\"kind\":\"link\"}", 422, "linkTo");
        refused("{\"resource\":\"contact\",\"name\":\" \",\"kind\":\"text\"}", 422, "name");
        refused("{\"resource\":\"contact\",\"name\":\"X\",\"kind\":\"colour\"}", 400, "kind");
        assertThat(api.patch(
                                "/api/v1/custom-fields/"
                                        + definition(seats).at("/id").asString(),
                                "{\"kind\":\"text\"}")
                        .expect(422)
                        .text("/errors/0/field"))
                .isEqualTo("kind");
        assertThat(api.post(
                                "/api/v1/custom-fields",
                                "{\"resource\":\"contact\",\"name\":\"Liczba Łóżek %s\",\"kind\":\"number\"}"
                                        .formatted(mark))
                        .expect(201)
                        .text("/key"))
                .isEqualTo("liczbaLozek" + Character.toUpperCase(mark.charAt(0)) + mark.substring(1));
    }

    private void refused(String body, int status, String field) {
        assertThat(api.post("/api/v1/custom-fields", body).expect(status).text("/errors/0/field"))
                .as(body)
                .isEqualTo(field);
    }

    @Test
    void comesWithFilesBulkChangesAndMerges() {
        String seats = define("Seats", "number", "");
        String size = define("Size", "choice", ",\"options\":[{\"label\":\"Mała\"},{\"label\":\"Duża\"}]");
        JsonNode imported = api.importCsv(
                "contacts",
                "default",
                "last name,email,Seats %1$s,Size %1$s\n%1$s,a@%1$s.example,12,duza\n%1$s,b@%1$s.example,x,Mała\n"
                        .formatted(mark));
        assertThat(imported.at("/rows/created").asInt()).isOne();
        assertThat(imported.at("/rows/refused").asInt()).isOne();
        assertThat(api.report("contacts", imported)).contains("Seats " + mark + ",x");
        assertThat(found("custom.%s == \"duza\" && custom.%s == 12".formatted(size, seats)))
                .isOne();

        String plain =
                api.create("contacts", "{\"lastName\":\"%s\",\"custom\":{\"%s\":\"mala\"}}".formatted(mark, size));
        JsonNode bulk = api.post(
                        "/api/v1/contacts/bulk",
                        "{\"action\":\"update\",\"ids\":[\"%s\"],\"patch\":{\"custom\":{\"%s\":7}}}"
                                .formatted(plain, seats))
                .expect(200)
                .json();
        String path = "/api/v1/contacts/" + plain;
        assertThat(api.get(path).json().at("/custom").toString())
                .isEqualTo("{\"%s\":7,\"%s\":\"mala\"}".formatted(seats, size));
        api.post("/api/v1/contacts/bulk/%s/undo".formatted(bulk.at("/id").asString()), "{}")
                .expect(200);
        assertThat(api.get(path).json().at("/custom").toString())
                .as("what the change has added is gone again")
                .isEqualTo("{\"%s\":\"mala\"}".formatted(size));

        String other = api.create(
                "contacts", "{\"lastName\":\"%s\",\"custom\":{\"%s\":\"duza\",\"%s\":5}}".formatted(mark, size, seats));
        String wish =
                "{\"otherId\":\"%s\",\"otherVersion\":1,\"fields\":{\"custom.%s\":\"other\"}}".formatted(other, size);
        JsonNode both = api.act(path, "merge", wish).expect(200).json();
        assertThat(both.at("/custom").toString()).isEqualTo("{\"%s\":5,\"%s\":\"duza\"}".formatted(seats, size));
        api.act(path, "unmerge", "{}").expect(200);
        assertThat(api.get(path).json().at("/custom").toString()).isEqualTo("{\"%s\":\"mala\"}".formatted(size));
    }

    @Test
    void forgetsNothingInAnotherInstance() {
        String seats = define("Seats", "number", "");
        try (var another = Service.anotherInstance()) {
            Api there = new Api(
                    "http://127.0.0.1:" + another.getEnvironment().getProperty("local.server.port"), api.token());
            assertThat(there.send(
                                    "POST",
                                    "/api/v1/contacts",
                                    BodyPublishers.ofString(
                                            "{\"lastName\":\"%s\",\"custom\":{\"%s\":1}}".formatted(mark, seats)))
                            .expect(201)
                            .json()
                            .at("/custom/" + seats)
                            .asInt())
                    .isOne();
        }
    }

    private JsonNode definition(String key) {
        return api.get("/api/v1/contacts/custom-fields")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(field -> field.at("/key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private int found(String filter) {
        return api.list("contacts", "lastName == \"%s\" && %s".formatted(mark, filter))
                .expect(200)
                .json()
                .at("/items")
                .size();
    }
}

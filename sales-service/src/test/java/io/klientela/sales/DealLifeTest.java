package io.klientela.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.testing.Answer;
import io.klientela.testing.Recorded;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DealLifeTest {
    private final Sales sales = Sales.asAdmin();
    private final Map<String, String> stages =
            stages(sales.get("/api/v1/pipelines?filter=isDefault").body().at("/items/0"));

    static Map<String, String> stages(JsonNode pipeline) {
        return IntStream.range(0, pipeline.at("/stages").size())
                .mapToObj(i -> pipeline.at("/stages/" + i))
                .collect(Collectors.toMap(
                        stage -> stage.at("/name").asString(),
                        stage -> stage.at("/id").asString()));
    }

    private Answer act(Answer deal, String action, String json) {
        return sales.post("/api/v1/deals/" + deal.id() + "/" + action, json, deal.etag());
    }

    private String stage(String name) {
        return "{\"stageId\":\"%s\"}".formatted(stages.get(name));
    }

    @Test
    void carriesTheIdOfAnotherSystemWhichNoTwoDealsShare() {
        String external = "lead:" + Ids.next();
        String body = "{\"name\":\"Of a lead\",\"externalId\":\"%s\"}".formatted(external);
        Answer deal = sales.post("/api/v1/deals", body).expect(201);
        assertThat(sales.get("/api/v1/deals?filter=externalId == \"%s\"".formatted(external))
                        .body()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(deal.id());
        sales.post("/api/v1/deals", body).expect(409);
        act(deal, "move", stage("Engaging")).expect(200);
        assertThat(sales.get("/api/v1/deals/" + deal.id()).text("externalId")).isEqualTo(external);
    }

    @Test
    void leadsADealFromTheFirstStageToWonAndBackAndTellsEveryStep() {
        String team = Ids.next();
        Sales.ISSUER.publishRecord(Topics.TEAMS, "created", 1, team, "East", "");
        String owner = Sales.user("Ewa Nowak", team);
        String company = Sales.company("Łódzkie Zakłady");
        String contact = Ids.next();
        Sales.ISSUER.publishRecord(Topics.CONTACTS, "created", 1, contact, "Jan Kot", "");
        Answer product = sales.post(
                        "/api/v1/products", "{\"name\":\"Crane\",\"price\":{\"amount\":\"500\",\"currency\":\"PLN\"}}")
                .expect(201);
        Answer deal = sales.post("/api/v1/deals", """
                        {"name":"Cranes","companyId":"%s","ownerId":"%s","contacts":[{"contactId":"%s","role":"buyer"}],
                         "lines":[{"productId":"%s","quantity":2,"unitPrice":{"amount":"450.50","currency":"PLN"}}]}
                        """.formatted(company, owner, contact, product.id()))
                .expect(201);
        assertThat(deal.etag()).isEqualTo("\"1\"");
        assertThat(deal.text("companyName")).isEqualTo("Łódzkie Zakłady");
        assertThat(deal.text("ownerName")).isEqualTo("Ewa Nowak");
        assertThat(deal.text("teamId")).isEqualTo(team);
        assertThat(deal.text("contacts/0/name")).isEqualTo("Jan Kot");
        assertThat(deal.text("lines/0/productName")).isEqualTo("Crane");
        assertThat(deal.text("amount/amount")).isEqualTo("901.00");
        assertThat(deal.text("stage")).isEqualTo("Prospecting");
        assertThat(deal.text("probability")).isEqualTo("10");
        assertThat(deal.body().has("engagedOn")).isFalse();

        Answer engaging = act(deal, "move", stage("Engaging")).expect(200);
        assertThat(engaging.text("probability")).isEqualTo("50");
        assertThat(engaging.text("engagedOn")).isEqualTo(today().toString());
        Answer more = sales.patch(
                        "/api/v1/deals/" + deal.id(),
                        "{\"lines\":[{\"productId\":\"%s\",\"quantity\":4,\"unitPrice\":{\"amount\":\"450.50\",\"currency\":\"PLN\"}}],\"tags\":[\"big\"]}"
                                .formatted(product.id()),
                        engaging.etag())
                .expect(200);
        assertThat(more.text("amount/amount")).as("follows its lines").isEqualTo("1802.00");
        Answer won = act(more, "move", stage("Won")).expect(200);
        assertThat(won.text("status")).isEqualTo("won");
        assertThat(won.text("closedOn")).isEqualTo(today().toString());
        assertThat(won.all("stageHistory", "stage")).containsExactly("Prospecting", "Engaging", "Won");
        Answer reopened = act(won, "reopen", "{}").expect(200);
        assertThat(reopened.text("stage")).isEqualTo("Engaging");
        assertThat(reopened.body().has("closedOn")).isFalse();
        Answer lost = act(reopened, "lose", "{\"reason\":\"too dear\"}").expect(200);
        assertThat(lost.text("lossReason")).isEqualTo("too dear");
        assertThat(lost.etag()).isEqualTo("\"6\"");
        sales.delete("/api/v1/products/" + product.id(), product.etag()).expect(409);
        sales.delete("/api/v1/deals/" + deal.id(), lost.etag()).expect(204);
        sales.get("/api/v1/deals/" + deal.id()).expect(404);
        await().untilAsserted(() -> assertThat(Recorded.typesOf(Topics.DEALS, deal.id()))
                .containsExactly("created", "stage-changed", "updated", "won", "reopened", "lost", "deleted"));
    }

    @Test
    void refusesStepsThatDoNotFitAndSaysWhatWould() {
        Answer deal = sales.post("/api/v1/deals", "{\"name\":\"Odd\"}").expect(201);
        Answer unknown = act(deal, "move", "{\"stageId\":\"nowhere\"}").expect(422);
        assertThat(unknown.text("errors/0/field")).isEqualTo("stageId");
        assertThat(unknown.text("errors/0/message")).contains("Prospecting", "Engaging", "Won", "Lost");
        Answer other = sales.post("/api/v1/pipelines", """
                        {"name":"Renewals","stages":[{"name":"Due","kind":"open","probability":60},
                         {"name":"Renewed","kind":"won","probability":100},{"name":"Gone","kind":"lost","probability":0}]}
                        """).expect(201);
        act(deal, "move", "{\"stageId\":\"%s\"}".formatted(other.text("stages/0/id")))
                .expect(422);
        assertThat(act(deal, "move", stage("Lost")).expect(422).text("detail")).contains("lose");
        assertThat(act(deal, "lose", "{}").expect(422).text("errors/0/field")).isEqualTo("reason");
        act(deal, "win", "{\"closedOn\":\"2999-01-01\"}").expect(422);
        act(deal, "reopen", "{}").expect(409);
        sales.post("/api/v1/deals/" + deal.id() + "/win", "{}").expect(428);
        sales.post("/api/v1/pipelines", "{\"name\":\"None\",\"stages\":[null]}").expect(422);
        sales.post("/api/v1/deals", "{\"name\":\"x\",\"stageId\":\"%s\"}".formatted(stages.get("Won")))
                .expect(422);
        assertThat(sales.post("/api/v1/deals", "{\"name\":\"x\",\"companyId\":\"none\"}")
                        .expect(422)
                        .text("errors/0/field"))
                .isEqualTo("companyId");
        sales.post("/api/v1/deals", "{\"name\":\"x\",\"colour\":\"red\"}").expect(400);
        sales.post("/api/v1/deals", "{\"name\":\"x\",\"amount\":{\"amount\":\"-1\",\"currency\":\"USD\"}}")
                .expect(422);
        Answer moved = sales.patch(
                        "/api/v1/deals/" + deal.id(), "{\"pipelineId\":\"%s\"}".formatted(other.id()), deal.etag())
                .expect(200);
        assertThat(moved.text("stage")).isEqualTo("Due");
        assertThat(act(deal, "win", "{}").expect(412).text("detail")).contains("version 2");
        assertThat(act(moved, "win", "{}").expect(200).text("stage")).isEqualTo("Renewed");
        Answer full = sales.patch(
                        "/api/v1/pipelines/" + other.id(),
                        "{\"stages\":[{\"name\":\"Due\",\"kind\":\"open\",\"probability\":60},{\"name\":\"Yes\",\"kind\":\"won\",\"probability\":100},{\"name\":\"No\",\"kind\":\"lost\",\"probability\":0}]}",
                        other.etag())
                .expect(409);
        assertThat(full.text("detail")).contains("1 deals", "Renewed");
        sales.delete("/api/v1/pipelines/" + other.id(), other.etag()).expect(409);
        Answer noWon = sales.patch(
                        "/api/v1/pipelines/" + other.id(),
                        "{\"stages\":[{\"name\":\"Due\",\"kind\":\"open\",\"probability\":60}]}",
                        other.etag())
                .expect(422);
        assertThat(noWon.text("errors/0/field")).isEqualTo("stages");
    }

    @Test
    void keepsOneDefaultPipeline() {
        Answer first = sales.get("/api/v1/pipelines?filter=isDefault").expect(200);
        String firstId = first.text("items/0/id");
        Answer second = sales.post("/api/v1/pipelines", """
                        {"name":"Second","isDefault":true,"stages":[{"name":"In","kind":"open","probability":20},
                         {"name":"Yes","kind":"won","probability":100},{"name":"No","kind":"lost","probability":0}]}
                        """).expect(201);
        await().untilAsserted(() -> assertThat(
                        sales.get("/api/v1/pipelines?filter=isDefault").all("items", "id"))
                .containsExactly(second.id()));
        sales.delete("/api/v1/pipelines/" + second.id(), second.etag()).expect(409);
        Answer back = sales.get("/api/v1/pipelines/" + firstId);
        sales.patch("/api/v1/pipelines/" + firstId, "{\"isDefault\":true}", back.etag())
                .expect(200);
        await().untilAsserted(() -> assertThat(
                        sales.get("/api/v1/pipelines?filter=isDefault").all("items", "id"))
                .containsExactly(firstId));
    }

    @Test
    void carriesNewNamesIntoDealsOnceEach() {
        String owner = Sales.user("Old Owner");
        String company = Sales.company("Old Company");
        Answer product =
                sales.post("/api/v1/products", "{\"name\":\"Old Product\"}").expect(201);
        Answer deal = sales.post("/api/v1/deals", """
                        {"name":"d","companyId":"%s","ownerId":"%s","lines":[{"productId":"%s"}]}
                        """.formatted(company, owner, product.id()))
                .expect(201);
        sales.patch("/api/v1/products/" + product.id(), "{\"name\":\"New Product\"}", product.etag())
                .expect(200);
        Sales.ISSUER.publishRecord(Topics.USERS, "updated", 2, owner, "New Owner", "\"roles\":[],\"teamIds\":[],");
        Sales.ISSUER.publishRecord(Topics.COMPANIES, "updated", 2, company, "New Company", "");
        await().untilAsserted(() -> {
            Answer now = sales.get("/api/v1/deals/" + deal.id());
            assertThat(List.of(now.text("companyName"), now.text("ownerName"), now.text("lines/0/productName")))
                    .containsExactly("New Company", "New Owner", "New Product");
        });
        Sales.ISSUER.publishRecord(Topics.COMPANIES, "updated", 2, company, "New Company", "");
        Sales.ISSUER.publishRecord(Topics.COMPANIES, "updated", 3, company, "Newest Company", "");
        await().untilAsserted(
                        () -> assertThat(sales.get("/api/v1/deals/" + deal.id()).text("companyName"))
                                .isEqualTo("Newest Company"));
        await().untilAsserted(() -> assertThat(Recorded.typesOf(Topics.DEALS, deal.id()))
                .containsExactly("created", "updated", "updated", "updated", "updated"));
        assertThat(sales.get("/api/v1/deals?q=newest%20own").all("items", "id")).containsExactly(deal.id());
    }

    @Test
    void showsEachRoleItsOwnDeals() {
        String team = Ids.next();
        Sales.ISSUER.publishRecord(Topics.TEAMS, "created", 1, team, "West", "");
        String ann = Sales.user("Ann", team);
        String bob = Sales.user("Bob", team);
        await().untilAsserted(() -> {
            Answer created = sales.as(ann, "Ann", "rep", team)
                    .post("/api/v1/deals", "{\"name\":\"of Ann\",\"tags\":[\"scope\"]}");
            assertThat(created.text("teamId")).isEqualTo(team);
        });
        Answer ofBob = sales.as(bob, "Bob", "rep", team)
                .post("/api/v1/deals", "{\"name\":\"of Bob\",\"tags\":[\"scope\"]}")
                .expect(201);
        assertThat(ofBob.text("ownerName")).isEqualTo("Bob");
        String list = "/api/v1/deals?filter=\"scope\" in tags&sort=name";
        assertThat(sales.as(ann, "Ann", "rep", team).get(list).all("items", "name"))
                .containsOnly("of Ann");
        assertThat(sales.as(Ids.next(), "Lea", "lead", team).get(list).all("items", "name"))
                .contains("of Ann", "of Bob");
        assertThat(sales.as(Ids.next(), "Max", "lead").get(list).all("items", "name"))
                .isEmpty();
        assertThat(sales.get(list).all("items", "name")).contains("of Ann", "of Bob");
        Sales asAnn = sales.as(ann, "Ann", "rep", team);
        asAnn.get("/api/v1/deals/" + ofBob.id()).expect(404);
        asAnn.post("/api/v1/deals/" + ofBob.id() + "/win", "{}", ofBob.etag()).expect(404);
        asAnn.post("/api/v1/deals", "{\"name\":\"for Bob\",\"ownerId\":\"%s\"}".formatted(bob))
                .expect(403);
        asAnn.delete("/api/v1/deals/" + ofBob.id(), ofBob.etag()).expect(403);
        asAnn.get("/api/v1/deals/imports").expect(403);
    }

    @Test
    void takesNoIdOfARecordThatItsWriterMayNotRead() {
        String rep = Sales.user("Rita");
        Sales.ISSUER.publishRole(
                "own-customers",
                "{\"resource\":\"deal\",\"actions\":[\"*\"],\"scope\":\"own\"}",
                "{\"resource\":\"company\",\"actions\":[\"read\"],\"scope\":\"own\"}");
        Sales asRita = sales.as(rep, "Rita", "own-customers");
        String hers = Sales.ISSUER.publishRecord(
                Topics.COMPANIES, "created", 1, Ids.next(), "Hers", "\"ownerId\":\"%s\",".formatted(rep));
        String others = Sales.ISSUER.publishRecord(
                Topics.COMPANIES, "created", 1, Ids.next(), "Others", "\"ownerId\":\"somebody\",");
        await().untilAsserted(
                        () -> asRita.post("/api/v1/deals", "{\"name\":\"D\",\"companyId\":\"%s\"}".formatted(hers))
                                .expect(201));
        sales.post("/api/v1/deals", "{\"name\":\"D\",\"companyId\":\"%s\"}".formatted(others))
                .expect(201);
        String missing = Ids.next();
        assertThat(refusalOf(asRita, others)).isEqualTo(refusalOf(asRita, missing));
        assertThat(refusalOf(asRita, missing)).contains("companyId");
    }

    private static String refusalOf(Sales somebody, String companyId) {
        return somebody.post("/api/v1/deals", "{\"name\":\"D\",\"companyId\":\"%s\"}".formatted(companyId))
                .expect(422)
                .body()
                .toString()
                .replace(companyId, "ID");
    }

    @Test
    void drawsTheBoardInOneAnswer() {
        Answer pipeline = sales.post("/api/v1/pipelines", """
                        {"name":"Board","stages":[{"name":"A","kind":"open","probability":20},{"name":"B","kind":"open","probability":40},
                         {"name":"Yes","kind":"won","probability":100},{"name":"No","kind":"lost","probability":0}]}
                        """).expect(201);
        String in = "\"pipelineId\":\"%s\"".formatted(pipeline.id());
        for (int i = 1; i <= 55; i++) {
            sales.post(
                            "/api/v1/deals",
                            "{\"name\":\"board %d\",%s,\"amount\":{\"amount\":\"%d.10\",\"currency\":\"%s\"}}"
                                    .formatted(i, in, i, i % 5 == 0 ? "EUR" : "USD"))
                    .expect(201);
        }
        sales.post(
                        "/api/v1/deals",
                        "{\"name\":\"board priceless\",%s,\"stageId\":\"%s\"}"
                                .formatted(in, pipeline.text("stages/1/id")))
                .expect(201);
        for (String closedOn :
                List.of(today().minusDays(40).toString(), today().minusDays(2).toString())) {
            Answer deal = sales.post("/api/v1/deals", "{\"name\":\"board won\",%s}".formatted(in))
                    .expect(201);
            act(
                            deal,
                            "win",
                            "{\"closedOn\":\"%s\",\"amount\":{\"amount\":\"7\",\"currency\":\"USD\"}}"
                                    .formatted(closedOn))
                    .expect(200);
        }
        Answer board = sales.get("/api/v1/deals/board?q=board&pipelineId=" + pipeline.id())
                .expect(200);
        assertThat(board.all("columns", "stage")).containsExactly("A", "B", "Yes", "No");
        assertThat(board.all("columns", "kind")).containsExactly("open", "open", "won", "lost");
        assertThat(board.all("columns", "count")).containsExactly("55", "1", "1", "0");
        assertThat(board.all("columns/0/sums", "currency")).containsExactly("EUR", "USD");
        assertThat(board.all("columns/0/sums", "amount")).containsExactly("331.10", "1214.40");
        assertThat(board.all("columns/1/sums", "amount")).isEmpty();
        assertThat(board.all("columns/2/sums", "amount")).containsExactly("7.00");
        assertThat(board.all("columns/0/deals", "version")).hasSize(50).containsOnly("1");
        Answer dear = sales.get("/api/v1/deals/board?filter=amount > 50&pipelineId=" + pipeline.id());
        assertThat(dear.all("columns", "count")).containsExactly("6", "0", "0", "0");
        assertThat(sales.get("/api/v1/deals/board?filter=amuont > 50")
                        .expect(400)
                        .text("errors/0/field"))
                .isEqualTo("filter");
    }

    @Test
    void describesItsApi() {
        JsonNode paths = sales.get("/v3/api-docs").expect(200).body().path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/api/v1/pipelines/{id}",
                        "/api/v1/products/imports",
                        "/api/v1/deals",
                        "/api/v1/deals/{id}",
                        "/api/v1/deals/{id}/history",
                        "/api/v1/deals/{id}/move",
                        "/api/v1/deals/{id}/win",
                        "/api/v1/deals/{id}/lose",
                        "/api/v1/deals/{id}/reopen",
                        "/api/v1/deals/board",
                        "/api/v1/deals/imports/{id}/report");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}

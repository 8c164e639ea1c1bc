package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Api.Answer;
import io.klientela.platform.audit.Entries;
import io.klientela.platform.outbox.AuditLog;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QualityTest {
    private static final String RULES = "/api/v1/quality/contacts/rules";

    private final Api api = Service.asClient();
    private final String mark = "Q" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void knownRules() {
        rules("""
                {"id":"mail","field":"emails","kind":"required","weight":3},
                {"id":"plain-title","field":"jobTitle","kind":"format","pattern":"[A-Z][a-z ]+"},
                {"id":"polish-phone","field":"phones","kind":"consistent",
                 "condition":"country != 'PL' || phones.all(it, it.value.startsWith('+48'))"},
                {"id":"asleep","field":"lastName","kind":"required","weight":10,"active":false}""");
    }

    @Test
    void scoresARecordAsItIsWrittenSoThatListsFilterAndSortByIt() {
        String bad = contact("\"jobTitle\":\"ceo\",\"country\":\"PL\",\"phones\":[{\"value\":\"+49 30 123456\"}]");
        String poor = contact("\"jobTitle\":\"Clerk\",\"country\":\"DE\",\"phones\":[{\"value\":\"+49 30 123456\"}]");
        String good = contact("\"emails\":[{\"value\":\"%s@example.com\"}]".formatted(mark.toLowerCase(Locale.ROOT)));
        assertThat(scores("&sort=quality")).containsExactly(bad + " 0", poor + " 40", good + " 100");
        assertThat(scores("&sort=-quality&filter=" + encoded("quality < 50 && city == \"" + mark + "\"")))
                .containsExactly(poor + " 40", bad + " 0");
        assertThat(scores("&filter=" + encoded("\"polish-phone\" in failedRules && city == \"%s\"".formatted(mark))))
                .containsExactly(bad + " 0");
        api.patch("/api/v1/contacts/" + bad, "{\"jobTitle\":\"Chief\",\"country\":null}")
                .expect(200);
        assertThat(scores("&sort=quality").getFirst()).endsWith(" 40");

        JsonNode explained =
                api.get("/api/v1/contacts/" + poor + "/quality").expect(200).json();
        assertThat(explained.at("/score").asInt()).isEqualTo(40);
        assertThat(explained
                        .at("/findings")
                        .valueStream()
                        .map(it -> it.at("/rule/id").asString() + " "
                                + it.at("/holds").asBoolean()))
                .containsExactly("mail false", "plain-title true", "polish-phone true");
        String file = api.get(
                        "/api/v1/contacts/export?format=csv&column=lastName&column=quality&column=failedRules&sort=quality&q="
                                + mark)
                .expect(200)
                .response()
                .body();
        assertThat(file).contains("Żuk,40,mail");
    }

    @Test
    void judgesAllRecordsAnewAsTheRulesChange() {
        contact("\"jobTitle\":\"Clerk\"");
        assertThat(scores("")).allMatch(it -> it.endsWith(" 40"));
        rules("{\"id\":\"title\",\"field\":\"jobTitle\",\"kind\":\"required\"}");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(scores("")).allMatch(it -> it.endsWith(" 100")));
        assertThat(api.get(RULES + "/history").expect(200).text("/items/0/actor"))
                .isEqualTo("client:erp");
        rules("");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(scores("")).allMatch(it -> it.endsWith(" null")));
    }

    @Test
    void holdsAgainstARecordWhatGrewOldButNotWhatWasJustSet() {
        String contact = contact("\"jobTitle\":\"Clerk\",\"firstName\":\"Jan\"");
        Document old = new Document("_id", UUID.randomUUID().toString())
                .append("resource", "contact")
                .append("recordId", contact)
                .append("sequence", 1L)
                .append("type", "klientela.contacts.contact.updated.v1")
                .append("at", Date.from(Instant.now().minus(Duration.ofDays(100))))
                .append("actor", "user:nobody");
        Document change = new Document("field", "jobTitle").append("after", "Old clerk");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !Service.bean(AuditLog.class).of(contact, 1).isEmpty());
        Service.bean(AuditLog.class)
                .chain()
                .append(List.of(Entries.draft(old, new Document("changes", List.of(change)))));
        rules("""
                {"id":"new-title","field":"jobTitle","kind":"fresh","days":90},
                {"id":"new-name","field":"firstName","kind":"fresh","days":90}""");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(scores(
                                "&filter=" + encoded("\"new-title\" in failedRules && city == \"" + mark + "\"")))
                        .containsExactly(contact + " 50"));
        api.patch("/api/v1/contacts/" + contact, "{\"jobTitle\":\"Chief\"}").expect(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(scores("")).containsExactly(contact + " 100"));
        assertThat(api.get("/api/v1/contacts/" + contact + "/quality").text("/findings/0/since"))
                .startsWith(Instant.now().toString().substring(0, 10));
    }

    @Test
    void holdsAValueAgainstAllRecordsThatHaveItAsLongAsTheyDo() {
        String mail = "\"emails\":[{\"value\":\"%s@example.com\"}]".formatted(mark.toLowerCase(Locale.ROOT));
        String first = contact(mail);
        String second = contact("\"phones\":[{\"value\":\"501 502 503\"}]," + mail);
        String third = contact("\"phones\":[{\"value\":\"+48 501-502-503\"}]");
        rules("""
                {"id":"own-mail","field":"emails","kind":"unique","weight":3},
                {"id":"own-phone","field":"phones","kind":"unique"}""");
        awaitScores(first + " 25", second + " 0", third + " 75");
        assertThat(api.get("/api/v1/contacts/" + second + "/quality")
                        .expect(200)
                        .json()
                        .at("/twins")
                        .valueStream()
                        .map(it ->
                                it.at("/rule").asString() + " " + it.at("/id").asString()))
                .containsExactlyInAnyOrder("own-mail " + first, "own-phone " + third);

        api.patch("/api/v1/contacts/" + second, "{\"emails\":[]}").expect(200);
        awaitScores(first + " 100", second + " 75", third + " 75");
        api.patch("/api/v1/contacts/" + third, "{%s}".formatted(mail)).expect(200);
        awaitScores(first + " 25", second + " 75", third + " 0");
        String path = "/api/v1/contacts/" + third;
        api.delete(path).expect(204);
        awaitScores(first + " 100", second + " 100");
        assertThat(api.get("/api/v1/contacts/" + first + "/quality").json().at("/twins"))
                .isEmpty();
    }

    private void awaitScores(String... expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(scores("")).containsExactlyInAnyOrder(expected));
    }

    @Test
    void addsUpWhatTheCallerMayRead() {
        String ewa = UUID.randomUUID().toString();
        Service.ISSUER.publish(
                "klientela.identity.user", ewa, "klientela.identity.user.created.v1", 1, """
                {"state":{"id":"%s","name":"Ewa","status":"active","roles":["sees-own"],"teamIds":[]}}""".formatted(ewa));
        Api herself = Service.asPerson(ewa, "own");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(herself.post(
                                        "/api/v1/contacts", "{\"lastName\":\"Żuk\",\"city\":\"%s\"}".formatted(mark))
                                .expect(201)
                                .text("/ownerName"))
                        .isEqualTo("Ewa"));
        contact("\"emails\":[{\"value\":\"a%s@example.com\"}]".formatted(mark.toLowerCase(Locale.ROOT)));
        String filter = "/api/v1/quality/contacts/summary?filter=" + encoded("city == \"" + mark + "\"");
        JsonNode own = herself.get(filter).expect(200).json();
        JsonNode all = api.get(filter).expect(200).json();
        long hers = own.at("/records").asLong();
        assertThat(all.at("/records").asLong()).isEqualTo(hers + 1);
        assertThat(own.at("/average").asDouble()).isEqualTo(40);
        assertThat(own.at("/rules/0/rule").asString()).isEqualTo("mail");
        assertThat(own.at("/rules/0/records").asLong()).isEqualTo(hers);
        assertThat(own.at("/bands/1/records").asLong()).isEqualTo(hers);
        assertThat(all.at("/owners/0/ownerName").asString()).isEqualTo("Ewa");
        assertThat(all.at("/owners/0/poor").asLong()).isEqualTo(hers);
        assertThat(all.at("/owners/1/average").asDouble()).isEqualTo(100);
        assertThat(api.get("/api/v1/quality/contacts/summary?filter=" + encoded("shoe == 1"))
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("filter");
    }

    @Test
    void givesEachOwnerOneTaskThatComesBackAsLongAsItIsNeeded() {
        String ewa = Service.aColleague("active", "sees-all");
        String tasks = "/api/v1/quality/contacts/tasks";
        String wish = "{\"name\":\"Mend\",\"dueAt\":\"2030-01-01T09:00:00Z\",\"ownerIds\":[\"%s\"]}".formatted(ewa);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        api.post("/api/v1/contacts", """
                                {"lastName":"Żuk","city":"%s","ownerId":"%s"}""".formatted(mark, ewa)).status() == 201);
        String other = contact("\"jobTitle\":\"ceo\",\"ownerId\":\"%s\"".formatted(ewa));
        assertThat(api.post(tasks, wish).expect(200).json().toString())
                .isEqualTo("{\"created\":1,\"renewed\":0,\"kept\":0}");
        assertThat(api.post(tasks, wish).expect(200).text("/kept")).isEqualTo("1");
        JsonNode task = api.list("activities", "ownerId == \"%s\"".formatted(ewa))
                .json()
                .at("/items");
        assertThat(task.size()).isEqualTo(1);
        assertThat(task.at("/0/name").asString()).isEqualTo("Mend (2)");
        assertThat(task.at("/0/kind").asString()).isEqualTo("task");
        assertThat(task.at("/0/body").asString())
                .startsWith("Żuk: 20 (mail, plain-title)")
                .contains("/contacts?sort=quality&filter=ownerId");
        String path = "/api/v1/activities/" + task.at("/0/id").asString();
        api.patch(path, "{\"doneAt\":\"2026-01-01T09:00:00Z\"}").expect(200);
        assertThat(api.post(tasks, wish).expect(200).text("/renewed")).isEqualTo("1");
        assertThat(api.get(path).json().has("doneAt")).isFalse();

        String one = "{\"name\":\"Mend\",\"ids\":[\"%s\"]}".formatted(other);
        assertThat(api.post(tasks, one).expect(200).text("/created")).isEqualTo("1");
        assertThat(api.list("activities", "contactId == \"%s\"".formatted(other))
                        .text("/items/0/ownerId"))
                .isEqualTo(ewa);
        assertThat(api.post(tasks, "{\"name\":\"\"}").expect(422).text("/errors/0/field"))
                .isEqualTo("name");
    }

    @Test
    void tellsNothingOfItToWhomAFieldIsHidden() {
        String role = "hides-titles-" + mark;
        Service.ISSUER.publish(
                "klientela.identity.role", role, "klientela.identity.role.created.v1", 1, """
                {"state":{"id":"%1$s","name":"%1$s","builtIn":false,"createdAt":"2026-01-01T00:00:00Z",
                 "createdBy":"system:test","updatedAt":"2026-01-01T00:00:00Z","permissions":[{"resource":"contact","actions":["read"],"scope":"all"}],
                 "fields":[{"resource":"contact","field":"jobTitle","access":"hidden"}]}}""".formatted(role));
        String contact = contact("\"jobTitle\":\"ceo\"");
        Api some = Service.as(Service.ISSUER.user("some", "Some", List.of(role), List.of()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> some.get("/api/v1/contacts/" + contact).expect(200));
        some.get("/api/v1/contacts/" + contact + "/quality").expect(403);
        some.get("/api/v1/quality/contacts/summary").expect(403);
        some.get("/api/v1/contacts?sort=quality").expect(400);
        assertThat(some.get("/api/v1/contacts?q=" + mark)
                        .expect(200)
                        .json()
                        .at("/items/0")
                        .has("failedRules"))
                .isFalse();
        assertThat(some.get("/api/v1/contacts/" + contact + "/lineage")
                        .expect(200)
                        .json()
                        .toString())
                .contains("lastName")
                .doesNotContain("jobTitle");
    }

    @Test
    void refusesRulesThatCannotBe() {
        refused("\"field\":\"shoe\",\"kind\":\"required\"", "rules[0].field");
        refused("\"field\":\"emails.shoe\",\"kind\":\"required\"", "rules[0].field");
        refused("\"field\":\"jobTitle\",\"kind\":\"format\",\"pattern\":\"(\"", "rules[0].pattern");
        refused("\"field\":\"jobTitle\",\"kind\":\"format\"", "rules[0].pattern");
        refused("\"field\":\"jobTitle\",\"kind\":\"fresh\"", "rules[0].days");
        refused("\"field\":\"jobTitle\",\"kind\":\"fresh\",\"days\":0", "rules[0].days");
        refused("\"field\":\"jobTitle\",\"kind\":\"consistent\",\"condition\":\"shoe == 1\"", "rules[0].condition");
        refused("\"field\":\"jobTitle\",\"kind\":\"required\",\"weight\":0", "rules[0].weight");
        put(RULES, "{\"rules\":[{\"id\":\"a\",\"field\":\"jobTitle\",\"kind\":\"guess\"}]}")
                .expect(400);
        assertThat(put(RULES, """
                        {"rules":[{"id":"a","field":"city","kind":"required"},{"id":"a","field":"country","kind":"required"}]}""").expect(422).text("/errors/0/field")).isEqualTo("rules[1].id");
        api.send("PUT", RULES, BodyPublishers.ofString("{\"rules\":[]}")).expect(428);
        api.send("PUT", RULES, BodyPublishers.ofString("{\"rules\":[]}"), "If-Match", "\"9999\"")
                .expect(412);
        assertThat(api.get(RULES).json().at("/rules/0/id").asString()).isEqualTo("mail");
    }

    private void refused(String rule, String field) {
        assertThat(put(RULES, "{\"rules\":[{\"id\":\"a\",%s}]}".formatted(rule))
                        .expect(422)
                        .text("/errors/0/field"))
                .isEqualTo(field);
    }

    private void rules(String rules) {
        put(RULES, "{\"rules\":[%s]}".formatted(rules)).expect(200);
    }

    private Answer put(String path, String body) {
        return api.send(
                "PUT",
                path,
                BodyPublishers.ofString(body),
                "If-Match",
                api.get(path).etag());
    }

    private String contact(String more) {
        return api.create("contacts", "{\"lastName\":\"Żuk\",\"city\":\"%s\",%s}".formatted(mark, more));
    }

    /** Ids and scores of this test's contacts. */
    private List<String> scores(String query) {
        return api.get("/api/v1/contacts?q=%s%s".formatted(mark, query))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(it -> it.at("/id").asString() + " " + it.path("quality").asString("null"))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

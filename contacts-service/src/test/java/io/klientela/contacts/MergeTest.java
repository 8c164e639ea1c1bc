package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.klientela.contacts.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MergeTest {
    private final Api api = Service.asClient();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void makesOneContactOfTwoAndTwoOfOne() {
        String anna = contact("Anna", "Nowak", "anna", "\"jobTitle\":\"CFO\",\"tags\":[\"vip\"]");
        String ania = contact(
                "Ania",
                "Nowak-Kos",
                "ania",
                "\"city\":\"Łódź\",\"tags\":[\"fair\",\"vip\"],\"externalId\":\"x-%s\"".formatted(mark));
        String note = api.create(
                "activities", "{\"name\":\"Call %s\",\"kind\":\"call\",\"contactId\":\"%s\"}".formatted(mark, ania));
        JsonNode annaBefore = said(anna);
        JsonNode aniaBefore = said(ania);

        Answer merged = merge(anna, ania, "\"fields\":{\"lastName\":\"other\"},\"reason\":\"Same person\"")
                .expect(200);
        assertThat(merged.text("/name")).isEqualTo("Anna Nowak-Kos");
        assertThat(merged.text("/jobTitle")).isEqualTo("CFO");
        assertThat(merged.text("/city")).isEqualTo("Łódź");
        assertThat(merged.json().at("/emails").findValuesAsString("value")).containsExactly(mail("anna"), mail("ania"));
        assertThat(merged.json().at("/tags").valueStream().map(JsonNode::asString))
                .containsExactly("vip", "fair");
        assertThat(merged.text("/merged/0/contactId")).isEqualTo(ania);
        assertThat(merged.text("/merged/0/reason")).isEqualTo("Same person");

        Answer pointer = api.get("/api/v1/contacts/" + ania).expect(200);
        assertThat(pointer.text("/mergedInto/contactId")).isEqualTo(anna);
        assertThat(pointer.text("/lastName")).isEqualTo("Nowak-Kos");
        assertThat(ids("/api/v1/contacts?q=" + mark)).containsExactly(anna);
        assertThat(ids("/api/v1/contacts?filter=" + "id%20==%20%22" + ania + "%22"))
                .isEmpty();
        api.patch("/api/v1/contacts/" + ania, "{\"city\":\"Kutno\"}").expect(409);
        api.delete("/api/v1/contacts/" + ania).expect(409);
        String late = api.create(
                "activities", "{\"name\":\"Late %s\",\"kind\":\"note\",\"contactId\":\"%s\"}".formatted(mark, ania));
        assertThat(api.get("/api/v1/activities/" + late).text("/contactId")).isEqualTo(anna);
        soon(() -> assertThat(api.get("/api/v1/activities/" + note).text("/contactId"))
                .isEqualTo(anna));
        soon(() -> assertThat(timeline(anna)).contains("activity " + note, "activity " + late, "contact " + ania));
        assertThat(history(anna)).contains("klientela.contacts.contact.absorbed.v1");
        assertThat(history(ania)).contains("klientela.contacts.contact.merged.v1");

        api.patch("/api/v1/contacts/" + anna, "{\"jobTitle\":\"CEO\"}").expect(200);
        JsonNode undone = act(anna, "unmerge", "{}").expect(200).json();
        assertThat(undone.at("/kept/fields").valueStream().map(JsonNode::asString))
                .containsExactly("jobTitle");
        assertThat(undone.at("/kept/records").findValuesAsString("id")).containsExactly(late);
        assertThat(said(ania)).isEqualTo(aniaBefore);
        ((ObjectNode) annaBefore).put("jobTitle", "CEO");
        assertThat(said(anna)).isEqualTo(annaBefore);
        soon(() -> assertThat(api.get("/api/v1/activities/" + note).text("/contactId"))
                .isEqualTo(ania));
        assertThat(api.get("/api/v1/activities/" + late).text("/contactId")).isEqualTo(anna);
        soon(() -> assertThat(timeline(ania)).contains("activity " + note).doesNotContain("activity " + late));
        assertThat(timeline(anna)).doesNotContain("contact " + ania);
        act(anna, "unmerge", "{}").expect(409);
    }

    @Test
    void refusesWhatMakesNoSense() {
        String one = contact("Jan", "Kos", "jan", "\"city\":\"Łódź\"");
        String two = contact("Jan", "Koss", "jank", "\"city\":\"Łódź\"");
        String body = "{\"otherId\":\"%s\",\"otherVersion\":1}".formatted(two);
        assertThat(api.post("/api/v1/contacts/" + one + "/merge", body).status())
                .isEqualTo(428);
        merge(api, one, "\"1\"", body.replace("1}", "2}")).expect(412);
        merge(api, one, "\"7\"", body).expect(412);
        merge(api, one, "\"1\"", "{}").expect(422);
        merge(one, one, "").expect(422);
        merge(one, UUID.randomUUID().toString(), "").expect(404);
        assertThat(merge(one, two, "\"fields\":{\"city\":\"both\"}").expect(422).text("/errors/0/field"))
                .isEqualTo("fields.city");
        assertThat(merge(one, two, "\"fields\":{\"shoe\":\"this\"}").expect(422).text("/errors/0/field"))
                .isEqualTo("fields.shoe");
        merge(one, two, "\"fields\":{\"city\":\"hers\"}").expect(400);
        merge(one, two, "").expect(200);
        String three = contact("Jan", "Kosss", "jankk", "\"city\":\"Łódź\"");
        merge(three, two, "").expect(409);
        merge(two, three, "").expect(409);
        merge(three, one, "").expect(200);
        assertThat(act(two, "unmerge", "{}").expect(409).text("/detail")).contains(one, three);
        act(one, "unmerge", "{}").expect(200);
        act(two, "unmerge", "{}").expect(200);
        assertThat(api.get("/api/v1/contacts/" + one).json().hasNonNull("merged"))
                .isFalse();
    }

    /** As when the process that merges one of them has died a moment ago. */
    @Test
    void letsOneRepeatWhatHadToWaitUnderItsKey() {
        String one = contact("Jan", "Kos", "jan", "\"city\":\"Łódź\"");
        String two = contact("Jan", "Koss", "jank", "\"city\":\"Łódź\"");
        MongoCollection<Document> turns = Service.database().getCollection("merge_turns");
        turns.insertOne(new Document("_id", two)
                .append("token", "another")
                .append("until", Date.from(Instant.now().plusSeconds(60))));
        Answer refused = mergeOnce(one, two);
        assertThat(refused.expect(409).response().headers().firstValue("Retry-After"))
                .isPresent();
        turns.deleteOne(new Document("_id", two));
        mergeOnce(one, two).expect(200);
        Answer again = mergeOnce(one, two).expect(200);
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.text("/merged/0/contactId")).isEqualTo(two);
    }

    private Answer mergeOnce(String survivor, String other) {
        return api.send(
                "POST",
                "/api/v1/contacts/" + survivor + "/merge",
                BodyPublishers.ofString("{\"otherId\":\"%s\",\"otherVersion\":1}".formatted(other)),
                "If-Match",
                "\"1\"",
                "Idempotency-Key",
                "merge-" + survivor);
    }

    @Test
    void needsTheRightToChangeBothAndToDeleteTheOneThatGoes() {
        Service.ISSUER.publishRole(
                "merger-" + mark,
                "{\"resource\":\"contact\",\"actions\":[\"read\",\"create\",\"update\",\"delete\"],\"scope\":\"own\"}");
        String me = "merger-" + mark;
        Api owner = Service.as(Service.ISSUER.user(me, "Merger", List.of("merger-" + mark), List.of()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> owner.get("/api/v1/contacts").status() == 200);
        String mine = owner.create("contacts", "{\"lastName\":\"Mine%s\"}".formatted(mark));
        String also = owner.create("contacts", "{\"lastName\":\"Also%s\"}".formatted(mark));
        String theirs = contact("Ewa", "Obca", "obca", "\"city\":\"Łódź\"");
        String of = "{\"otherId\":\"%s\",\"otherVersion\":1}";
        merge(owner, mine, "\"1\"", of.formatted(theirs)).expect(404);
        merge(owner, theirs, "\"1\"", of.formatted(mine)).expect(404);
        merge(Service.asPerson(me, "own"), mine, "\"1\"", of.formatted(also)).expect(403);
        merge(owner, mine, "\"1\"", of.formatted(also)).expect(200);
        assertThat(api.get("/api/v1/contacts/" + also).text("/mergedInto/by")).isEqualTo("user:" + me);
    }

    @Test
    void takesMergesBackInAnyOrder() {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ids.add(contact(
                        random.nextBoolean() ? "Ewa" : "Iwa",
                        "Kos" + i,
                        "s" + seed + i,
                        "\"jobTitle\":\"Job %d\",\"tags\":[\"all\",\"t%d\"],\"phones\":[{\"value\":\"+4850010020%d\"}]"
                                .formatted(i, random.nextInt(3), random.nextInt(2))));
            }
            List<JsonNode> before = ids.stream().map(this::said).toList();
            String survivor = ids.getFirst();
            List<String> merged = new ArrayList<>(ids.subList(1, 4));
            for (String other : merged) {
                String choices = random.nextBoolean()
                        ? "\"fields\":{\"jobTitle\":\"other\",\"tags\":\"other\"}"
                        : "\"fields\":{\"lastName\":\"other\"}";
                merge(survivor, other, choices).expect(200);
            }
            java.util.Collections.shuffle(merged, random);
            merged.forEach(other -> act(survivor, "unmerge", "{\"otherId\":\"%s\"}".formatted(other))
                    .expect(200));
            assertThat(ids.stream().map(this::said).map(MergeTest::unordered))
                    .containsExactlyElementsOf(
                            before.stream().map(MergeTest::unordered).toList());
        }
    }

    /** In which order a list came together is not promised where merges are undone crosswise. */
    private static Map<String, Set<String>> unordered(JsonNode contact) {
        Map<String, Set<String>> fields = new java.util.TreeMap<>();
        contact.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isArray()
                                ? new java.util.TreeSet<>(field.getValue()
                                        .valueStream()
                                        .map(JsonNode::toString)
                                        .toList())
                                : Set.of(field.getValue().toString())));
        return fields;
    }

    private static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }

    private List<String> ids(String path) {
        return api.get(path).expect(200).json().at("/items").findValuesAsString("id");
    }

    private List<String> timeline(String contact) {
        List<String> about = new ArrayList<>();
        api.get("/api/v1/contacts/" + contact + "/timeline")
                .expect(200)
                .json()
                .at("/items")
                .forEach(item -> about.add(item.at("/resource/type").asString() + " "
                        + item.at("/resource/id").asString()));
        return about;
    }

    private List<String> history(String contact) {
        return api.get("/api/v1/contacts/" + contact + "/history")
                .expect(200)
                .json()
                .at("/items")
                .findValuesAsString("type");
    }

    /** What it says, without when and how often it changed. */
    private JsonNode said(String contact) {
        ObjectNode state =
                (ObjectNode) api.get("/api/v1/contacts/" + contact).expect(200).json();
        state.remove(List.of("version", "updatedAt"));
        return state;
    }

    private Answer merge(String survivor, String other, String more) {
        String version = api.get("/api/v1/contacts/" + other).text("/version");
        String body = "{\"otherId\":\"%s\",\"otherVersion\":%s%s}"
                .formatted(other, version.isEmpty() ? "1" : version, more.isEmpty() ? "" : "," + more);
        return act(survivor, "merge", body);
    }

    private Answer act(String contact, String verb, String body) {
        return api.act("/api/v1/contacts/" + contact, verb, body);
    }

    private static Answer merge(Api as, String survivor, String ifMatch, String body) {
        return as.send(
                "POST", "/api/v1/contacts/" + survivor + "/merge", BodyPublishers.ofString(body), "If-Match", ifMatch);
    }

    private String mail(String name) {
        return name + "." + mark + "@wp.example";
    }

    private String contact(String first, String last, String mail, String more) {
        return api.create("contacts", """
                {"firstName":"%s","lastName":"%s","emails":[{"value":"%s"}],%s}""".formatted(first, last, mail(mail), more));
    }
}

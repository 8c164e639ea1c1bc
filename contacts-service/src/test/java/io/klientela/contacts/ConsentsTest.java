package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Api.Answer;
import io.klientela.events.Topics;
import io.klientela.testing.Recorded;
import io.klientela.testing.TestMail;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConsentsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern CONFIRM = Pattern.compile("https?://\\S+(/public/contacts/confirm/[\\w-]+)");

    private final Api client = Service.asClient();
    private final Api person = Service.asPerson("consents-person", "all");
    private final Api stranger = Service.as("");
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void entersWhatAColleagueWasToldAndNobodyChangesItAfterwards() {
        String id = contact("anna", "anna@%s.example".formatted(mark));
        String given = body(id, "given", "");
        Answer refused = person.post("/api/v1/consents", given).expect(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("reason");
        assertThat(standing(id, "email").at("/missing").asString()).isEqualTo("consent");

        Answer entered = person.post("/api/v1/consents", body(id, "given", ",\"reason\":\"Told me at the fair\""))
                .expect(201);
        assertThat(entered.text("/entry/source")).isEqualTo("user");
        assertThat(entered.text("/entry/recordedBy")).isEqualTo("user:consents-person");
        assertThat(entered.text("/entry/legalBasis")).isEqualTo("consent");
        assertThat(entered.json().at("/entry/wordingVersion").asInt()).isEqualTo(1);
        assertThat(entered.json().at("/entry/proof/ip").isMissingNode()).isFalse();
        assertThat(standing(id, "email").at("/allowed").asBoolean()).isTrue();

        String page = "/api/v1/consents/" + entered.text("/pageId");
        JsonNode before = person.get(page).expect(200).json();
        assertThat(person.send("PATCH", page, BodyPublishers.ofString("{\"entries\":[]}"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(405);
        assertThat(person.send("DELETE", page, null, "If-Match", "\"1\"").status())
                .isEqualTo(405);
        Answer correction = person.post(
                        "/api/v1/consents",
                        body(
                                id,
                                "withdrawn",
                                ",\"reason\":\"It was somebody else\",\"corrects\":\"%s\""
                                        .formatted(entered.text("/entry/id"))))
                .expect(201);
        assertThat(correction.text("/entry/corrects")).isEqualTo(entered.text("/entry/id"));
        JsonNode after = person.get(page).expect(200).json();
        assertThat(after.at("/entries")).hasSize(2);
        assertThat(after.at("/entries/0")).isEqualTo(before.at("/entries/0"));
        assertThat(standing(id, "email").at("/missing").asString()).isEqualTo("withdrawn-consent");
        assertThat(person.get(page + "/history").expect(200).json().at("/items"))
                .hasSize(2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Recorded.typesOf(Topics.CONSENTS, entered.text("/pageId")))
                        .containsExactly("given", "withdrawn"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(client.get("/api/v1/contacts/" + id + "/accesses")
                                .expect(200)
                                .json()
                                .at("/items")
                                .findValuesAsString("resource"))
                        .contains("consent"));
    }

    @Test
    void countsTheLatestDecisionWhateverTheOrderInWhichItIsEntered() {
        String id = contact("bea", "bea@%s.example".formatted(mark));
        enter(id, "withdrawn", ",\"at\":\"2024-05-01T10:00:00Z\"");
        enter(id, "given", ",\"at\":\"2019-05-01T10:00:00Z\"");
        assertThat(standing(id, "email").at("/missing").asString()).isEqualTo("withdrawn-consent");
        enter(id, "given", ",\"at\":\"2025-05-01T10:00:00Z\"");
        assertThat(standing(id, "email").at("/allowed").asBoolean()).isTrue();
        for (String wrong : List.of(
                ",\"at\":\"2999-01-01T00:00:00Z\"",
                ",\"wordingVersion\":99",
                ",\"address\":\"else@%s.example\"".formatted(mark),
                ",\"source\":\"unsubscribe-link\"",
                ",\"corrects\":\"nothing\",\"reason\":\"x\"")) {
            String field = wrong.substring(2, wrong.indexOf('"', 2));
            assertThat(client.post("/api/v1/consents", body(id, "given", wrong))
                            .expect(422)
                            .text("/errors/0/field"))
                    .isEqualTo(field);
        }
        assertThat(client.post("/api/v1/consents", body(id, "given", "").replace("newsletter", "support"))
                        .expect(422)
                        .text("/detail"))
                .contains("rests on a contract");
        Answer batch = client.post(
                        "/api/v1/consents/batch",
                        "{\"items\":[%s,%s]}"
                                .formatted(
                                        body(id, "withdrawn", ",\"source\":\"import\""),
                                        body(id, "given", "").replace("newsletter", "nothing")))
                .expect(200);
        assertThat(batch.text("/items/0/entered/entry/source")).isEqualTo("import");
        assertThat(batch.json().at("/items/1/status").asInt()).isEqualTo(422);
    }

    /** A no is the person's, a yes the address's; both survive merging, and taking it back. */
    @Test
    void keepsANoOfBothWhoWereMerged() {
        String anna = contact("cela", "cela@%s.example".formatted(mark));
        String ania = contact("celina", "celina@%s.example".formatted(mark));
        enter(anna, "given", "");
        enter(ania, "withdrawn", "");
        assertThat(standing(anna, "email").at("/allowed").asBoolean()).isTrue();
        String other = client.get("/api/v1/contacts/" + ania).etag().replace("\"", "");
        client.act(
                        "/api/v1/contacts/" + anna,
                        "merge",
                        "{\"otherId\":\"%s\",\"otherVersion\":%s}".formatted(ania, other))
                .expect(200);
        assertThat(standing(anna, "email").at("/missing").asString()).isEqualTo("withdrawn-consent");
        assertThat(client.get("/api/v1/contacts/" + anna + "/consents").json().at("/history"))
                .hasSize(2);
        client.act("/api/v1/contacts/" + anna, "unmerge", "{}").expect(200);
        assertThat(standing(anna, "email").at("/allowed").asBoolean()).isTrue();
        assertThat(standing(ania, "email").at("/missing").asString()).isEqualTo("withdrawn-consent");
    }

    @Test
    void countsAConsentFromAFormOnceItsAddressHasConfirmedIt() {
        String email = "dora@%s.example".formatted(mark);
        String submission = UUID.randomUUID().toString();
        Service.ISSUER.publish(Topics.SUBMISSIONS, submission, Topics.SUBMISSIONS + ".created.v1", 1, """
                {"state":{"id":"%s","name":"Contact us","formId":"form-1","values":{"email":"%s","phone":"22 000 01 67"},"tags":[],
                 "language":"pl","createdAt":"2026-03-01T10:00:00Z","consents":[{"purpose":"newsletter",
                 "channels":["email","sms"],"wordingVersion":1,"language":"pl"}],"proof":{"ip":"203.0.113.9","userAgent":"Firefox"}}}""".formatted(
                        submission, email.toUpperCase(java.util.Locale.ROOT)));
        JsonNode page = page(email);
        assertThat(page.at("/entries")).hasSize(1);
        assertThat(page.at("/entries/0/decision").asString()).isEqualTo("requested");
        assertThat(page.at("/entries/0/proof/ip").asString()).isEqualTo("203.0.113.9");
        assertThat(page.at("/entries/0/proof/formId").asString()).isEqualTo("form-1");
        assertThat(page("+48220000167").at("/entries/0/decision").asString()).isNotEmpty();
        String id = contact("dora", email);
        assertThat(standing(id, "email").at("/missing").asString()).isEqualTo("confirmation");

        String text = String.valueOf(
                TestMail.await(SOON, mail -> mail.to().equals(email)).text());
        assertThat(text).contains("Chcę otrzymywać nowości");
        Matcher link = CONFIRM.matcher(text);
        assertThat(link.find()).isTrue();
        Answer asked = stranger.get(link.group(1)).expect(200);
        assertThat(asked.response()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(standing(id, "email").at("/missing").asString())
                .as("looking at the page confirms nothing")
                .isEqualTo("confirmation");
        stranger.get(link.group(1) + "x").expect(404);
        submit(link.group(1), "").expect(200);
        submit(link.group(1), "").expect(200);
        assertThat(standing(id, "email").at("/allowed").asBoolean()).isTrue();
        JsonNode confirmed = page(email);
        assertThat(confirmed.at("/entries")).hasSize(2);
        assertThat(confirmed.at("/entries/1/confirms").asString())
                .isEqualTo(page.at("/entries/0/id").asString());
        assertThat(TestMail.to(email)).hasSize(1);
    }

    @Test
    void letsAPersonDecideByALinkAndShowsWhatWasDecided() {
        String email = "ela@%s.example".formatted(mark);
        String id = client.create(
                "contacts",
                "{\"firstName\":\"Ela\",\"language\":\"pl\",\"emails\":[{\"value\":\"%s\"}],\"phones\":[{\"value\":\"+48 22 000 01 99\"}]}"
                        .formatted(email));
        String link = client.post(
                        "/api/v1/consents/preference-link",
                        "{\"email\":\"%s\",\"contactId\":\"%s\"}".formatted(email, id))
                .expect(200)
                .text("/url")
                .replaceFirst("^https?://[^/]+", "");
        Answer page = stranger.get(link).expect(200);
        String html = page.response().body();
        assertThat(html)
                .contains("lang=\"pl\"", "Nowości i oferty", email, "+48220000199", "newsletter.post")
                .doesNotContain("support", "<script");
        assertThat(checked(html)).doesNotContain("newsletter.email").contains("customer-news.email");

        String shown = "shown=newsletter.email.1&shown=newsletter.sms.1&shown=customer-news.email.1";
        html = submit(link, shown + "&on=newsletter.email&on=customer-news.email")
                .expect(200)
                .response()
                .body();
        assertThat(html).contains("Zapisane", "zgoda wyrażona");
        assertThat(checked(html)).contains("newsletter.email").doesNotContain("newsletter.sms");
        assertThat(standing(id, "email").at("/allowed").asBoolean()).isTrue();
        assertThat(submit(link, shown + "&on=newsletter.email&on=customer-news.email")
                        .response()
                        .body())
                .contains("Nic się nie zmieniło");
        html = submit(link, shown + "&all=none").expect(200).response().body();
        assertThat(checked(html)).doesNotContain("newsletter.email", "customer-news.email");
        JsonNode entries = page(email).at("/entries");
        assertThat(entries).hasSize(3);
        assertThat(entries.at("/0/source").asString()).isEqualTo("preference-centre");
        assertThat(entries.at("/0/wordingVersion").asInt()).isEqualTo(1);
        stranger.get(link + "x").expect(404);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            statuses.add(submit(link, shown).status());
        }
        assertThat(statuses).contains(200, 429);
    }

    @Test
    void entersAnUnsubscriptionAsANoToWhatHadBeenAgreedTo() {
        String email = "fela@%s.example".formatted(mark);
        String id = contact("fela", email);
        enter(id, "given", ",\"at\":\"2025-01-01T10:00:00Z\"");
        for (String reason : List.of("bounced", "unsubscribed")) {
            String suppression = UUID.randomUUID().toString();
            Service.ISSUER.publish(
                    Topics.SUPPRESSIONS, suppression, Topics.SUPPRESSIONS + ".created.v1", 1, """
                    {"state":{"id":"%s","name":"%s","reason":"%s","contactId":"%s","purpose":"customer-news",
                     "proof":{"ip":"203.0.113.10","mailId":"mail-1"},"createdAt":"2026-03-01T10:00:00Z"}}""".formatted(
                                    suppression, email, reason, id));
        }
        JsonNode page = await().atMost(SOON)
                .until(() -> page(email), found -> found.at("/entries").size() == 3);
        assertThat(page.at("/standings").findValuesAsString("decision")).containsOnly("withdrawn");
        assertThat(page.at("/standings").findValuesAsString("purpose"))
                .containsExactlyInAnyOrder("newsletter", "customer-news");
        assertThat(page.at("/entries/1/source").asString()).isEqualTo("unsubscribe-link");
        assertThat(page.at("/entries/1/proof/mailId").asString()).isEqualTo("mail-1");
    }

    @Test
    void keepsEveryWordingThatPeopleMayHaveAgreedTo() {
        String key = "p-" + mark;
        String purpose = client.create("purposes", """
                {"name":"Spring %s","key":"%s","title":{"pl":"Wiosna","en":"Spring"},"legalBasis":"consent","channels":["email"],
                 "wording":{"pl":"Tak","en":"Yes"}}""".formatted(mark, key));
        String path = "/api/v1/purposes/" + purpose;
        client.patch(path, "{\"wording\":{\"pl\":\"Tak, chcę\",\"en\":\"Yes, please\"}}")
                .expect(200);
        JsonNode wordings = client.get(path).json().at("/wordings");
        assertThat(wordings).hasSize(2);
        assertThat(wordings.at("/0/text/en").asString()).isEqualTo("Yes");
        assertThat(wordings.at("/1/version").asInt()).isEqualTo(2);
        assertThat(client.patch(path, "{\"key\":\"other\"}").expect(422).text("/errors/0/field"))
                .isEqualTo("key");
        client.post("/api/v1/purposes", """
                {"name":"Again","key":"%s","title":{"pl":"W","en":"S"},"legalBasis":"consent","channels":["email"]}""".formatted(key)).expect(409);
        String id = contact("gosia", "gosia@%s.example".formatted(mark));
        client.post("/api/v1/consents", body(id, "given", "").replace("newsletter", key))
                .expect(201);
        client.delete(path).expect(409);
        client.patch(path, "{\"active\":false}").expect(200);
        assertThat(client.post("/api/v1/consents", body(id, "given", "").replace("newsletter", key))
                        .expect(422)
                        .text("/errors/0/field"))
                .isEqualTo("purpose");
    }

    private String contact(String name, String email) {
        return client.create(
                "contacts",
                "{\"firstName\":\"%s\",\"lastName\":\"%s\",\"emails\":[{\"value\":\"%s\"}]}"
                        .formatted(name, mark, email));
    }

    private static String body(String contact, String decision, String more) {
        return "{\"purpose\":\"newsletter\",\"channel\":\"email\",\"decision\":\"%s\",\"contactId\":\"%s\"%s}"
                .formatted(decision, contact, more);
    }

    private void enter(String contact, String decision, String more) {
        client.post("/api/v1/consents", body(contact, decision, more)).expect(201);
    }

    /** How the newsletter stands at the contact's first place of the channel. */
    private JsonNode standing(String contact, String channel) {
        JsonNode consents = person.get("/api/v1/contacts/" + contact + "/consents")
                .expect(200)
                .json();
        return consents.at("/items")
                .valueStream()
                .filter(item -> item.at("/key").asString().equals("newsletter"))
                .flatMap(item -> item.at("/places").valueStream())
                .filter(place -> place.at("/channel").asString().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    /** The page of an address, once there is one. */
    private JsonNode page(String address) {
        return await().atMost(SOON)
                .until(
                        () -> client.list("consents", "name == \"%s\"".formatted(address))
                                .expect(200)
                                .json()
                                .at("/items"),
                        items -> !items.isEmpty())
                .get(0);
    }

    private Answer submit(String path, String form) {
        return stranger.send(
                "POST", path, BodyPublishers.ofString(form), "Content-Type", "application/x-www-form-urlencoded");
    }

    private static List<String> checked(String html) {
        return Pattern.compile("name=\"on\" value=\"([^\"]+)\" checked")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}

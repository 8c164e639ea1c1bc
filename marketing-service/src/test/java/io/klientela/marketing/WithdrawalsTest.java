package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.embedded.CaughtMail;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ConsentSubject;
import io.klientela.platform.Ids;
import io.klientela.platform.consent.LedgerPages;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {
    private static final int PEOPLE = 60;
    private static final int LEAVING = 20;
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final Marketing marketing = Marketing.shared();

    @Test
    void sendsToThoseWhoAgreedAndSaysOfTheOthersWhatIsMissing() {
        String anna = Marketing.contact("Anna Tak", "anna@w1.pl", "w1");
        String bez = Marketing.contact("Bez Zgody", "bez@w1.pl", "w1");
        String czeka = Marketing.contact("Czeka Potwierdzenie", "czeka@w1.pl", "w1");
        String nie = Marketing.contact("Nie Chce", "nie@w1.pl", "w1");
        decided("anna@w1.pl", anna, "given");
        decided("czeka@w1.pl", czeka, "requested");
        decided("nie@w1.pl", nie, "withdrawn");
        String campaign = marketing.campaign("w1", 4, "newsletter", "");
        String path = "/api/v1/campaigns/" + campaign;
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(marketing
                                .get(path + "/recipients-count")
                                .expect(200)
                                .raw())
                        .isEqualTo("{\"count\":1,\"suppressed\":0,\"withoutEmail\":0,\"withoutBasis\":3}"));

        marketing.act(path, "schedule", "{}").expect(200);
        var sent = marketing.awaitStatus(campaign, "sent");

        assertThat(sent.at("/totals/sent").asInt()).isEqualTo(1);
        assertThat(sent.at("/totals/refused").asInt()).isEqualTo(3);
        assertThat(TestMail.to("anna@w1.pl")).hasSize(1);
        Map<String, String> missing = new HashMap<>();
        marketing.get(path + "/refusals").expect(200).body().at("/items").forEach(item -> {
            missing.put(item.at("/contactId").asString(), item.at("/missing").asString());
            assertThat(item.at("/reason").asString()).contains("newsletter", "email");
        });
        assertThat(missing).isEqualTo(Map.of(bez, "consent", czeka, "confirmation", nie, "withdrawn-consent"));
    }

    @Test
    void sendsNothingAnyMoreToThoseWhoWithdrawWhileACampaignIsBeingSent() {
        Map<String, String> people = new LinkedHashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            String email = "osoba%d@w2.pl".formatted(i);
            people.put(email, Marketing.contact("Osoba " + i, email, "w2"));
        }
        decided(people, "given", 1);
        String campaign = marketing.campaign("w2", PEOPLE, "newsletter", ",\"perMinute\":300");
        String path = "/api/v1/campaigns/" + campaign;
        marketing.act(path, "schedule", "{}").expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> sent().size() >= 5);

        Map<String, String> leaving = everySecondOf(people); // so somebody's turn comes at any moment
        Instant withdrawn = Instant.now(); // acknowledged: what follows is on its way from the ledger to here
        decided(leaving, "withdrawn", 2);
        var over = marketing.awaitStatus(campaign, "sent");

        Duration last = sent().stream()
                .filter(mail -> leaving.containsKey(mail.to()) && mail.at().isAfter(withdrawn))
                .map(mail -> Duration.between(withdrawn, mail.at()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        int refused = over.at("/totals/refused").asInt();
        System.out.printf(
                "campaign of %d, %d withdrew on the way: %d were refused, the last mail to one of them went %d ms after%n",
                PEOPLE, LEAVING, refused, last.toMillis());
        assertThat(last).isLessThanOrEqualTo(BOUND);
        assertThat(refused).as("their turns came one after the other").isBetween(LEAVING / 2, LEAVING);
        assertThat(sent()).hasSize(PEOPLE - refused);
        assertThat(sent().getFirst().at())
                .as("it went on after the five seconds, so that this says something")
                .isAfter(withdrawn.plus(BOUND));
    }

    @Test
    void refusesASingleMailWithoutBasisAndNamesWhatIsMissing() {
        String id = Marketing.contact("Ewa Sama", "ewa@w3.pl", "w3");
        String template = marketing.template("Sama " + Ids.next());
        String send = "/api/v1/templates/" + template + "/send";
        marketing.post(send, "{\"contactId\":\"%s\"}".formatted(id)).expect(202);
        var refused = marketing
                .post(send, "{\"contactId\":\"%s\",\"purpose\":\"newsletter\"}".formatted(id))
                .expect(422);
        assertThat(refused.text("errors/0/field")).isEqualTo("contactId");
        assertThat(refused.text("detail")).contains("newsletter", "email", "no consent was given");
        assertThat(marketing
                        .post(send, "{\"contactId\":\"%s\",\"purpose\":\"nothing\"}".formatted(id))
                        .expect(422)
                        .text("errors/0/field"))
                .isEqualTo("purpose");
        decided("ewa@w3.pl", id, "given");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> marketing
                        .post(send, "{\"contactId\":\"%s\",\"purpose\":\"newsletter\"}".formatted(id))
                        .expect(202));
    }

    /** A view of the ledger that may be old must not let a mail through; what rests on nobody's word goes out. */
    @Test
    void waitsWhereItCannotBeCertainWhatPeopleHaveDecided() {
        List<String> settings = new ArrayList<>(TestMail.settings());
        settings.add("--klientela.consents.oldest=0ms");
        Marketing unsure = Marketing.start("marketing-unsure", settings);
        try (var context = unsure.context) {
            String id = Marketing.contact("Jan Pewny", "jan@w4.pl", "w4");
            decided("jan@w4.pl", id, "given");
            String campaign = unsure.campaign("w4", 1, "newsletter", "");
            unsure.act("/api/v1/campaigns/" + campaign, "schedule", "{}").expect(200);
            unsure.awaitStatus(campaign, "sending");
            String template = unsure.template("Pewny");
            String send = "/api/v1/templates/" + template + "/send";
            unsure.post(send, "{\"contactId\":\"%s\",\"purpose\":\"newsletter\"}".formatted(id))
                    .expect(503);
            unsure.post(send, "{\"contactId\":\"%s\"}".formatted(id)).expect(202);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> TestMail.to("jan@w4.pl").size() == 1);
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> TestMail.to("jan@w4.pl").size() == 1);
            assertThat(unsure.get("/api/v1/campaigns/" + campaign).text("status"))
                    .isEqualTo("sending");
            assertThat(context.isRunning()).isTrue();
        }
    }

    @Test
    void liftsAnUnsubscriptionWhenThePersonAgreesAgain() {
        String id = Marketing.contact("Ola Wraca", "ola@w5.pl", "w5");
        marketing
                .post("/api/v1/suppressions", "{\"name\":\"ola@w5.pl\",\"reason\":\"unsubscribed\"}")
                .expect(201);
        marketing
                .post("/api/v1/suppressions", "{\"name\":\"ola@w5.pl\",\"reason\":\"bounced\"}")
                .expect(201);
        decided("ola@w5.pl", id, "given");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(marketing
                                .get("/api/v1/suppressions?filter=name == \"ola@w5.pl\"")
                                .expect(200)
                                .all("items", "reason"))
                        .containsExactly("bounced"));
    }

    /** Of those who have got nothing yet. */
    private static Map<String, String> everySecondOf(Map<String, String> people) {
        List<String> had = sent().stream().map(CaughtMail::to).toList();
        List<Map.Entry<String, String>> waiting = people.entrySet().stream()
                .filter(person -> !had.contains(person.getKey()))
                .toList();
        Map<String, String> some = new LinkedHashMap<>();
        for (int i = 1; i < waiting.size() && some.size() < LEAVING; i += 2) {
            some.put(waiting.get(i).getKey(), waiting.get(i).getValue());
        }
        return some;
    }

    private static void decided(String email, String contactId, String decision) {
        decided(Map.of(email, contactId), decision, 1);
    }

    /** What contacts-service publishes when something is entered into its ledger. @param people ids by address */
    private static void decided(Map<String, String> people, String decision, long sequence) {
        Map<String, String> pages = new LinkedHashMap<>();
        Instant now = Instant.now();
        people.forEach((email, contactId) -> {
            String withdrawals = decision.equals("withdrawn")
                    ? "{\"contactId\":\"%s\",\"at\":\"%s\"}".formatted(contactId, now)
                    : "";
            String id = LedgerPages.id(ConsentSubject.EMAIL, email);
            pages.put(id, """
                    {"state":{"id":"%s","name":"%s","subject":"email","address":"%2$s","contactIds":["%s"],"entries":[],"standings":[
                     {"purpose":"newsletter","channel":"email","decision":"%s","entryId":"%s","contactId":"%3$s","at":"%s",
                      "withdrawals":[%s]}]}}""".formatted(id, email, contactId, decision, Ids.next(), now, withdrawals));
        });
        Marketing.ISSUER.publishAll(Topics.CONSENTS, "%s.%s.v1".formatted(Topics.CONSENTS, decision), sequence, pages);
    }

    /** Newest first. */
    private static List<CaughtMail> sent() {
        return TestMail.shared().mails().stream()
                .filter(mail -> mail.to().endsWith("@w2.pl"))
                .toList();
    }
}

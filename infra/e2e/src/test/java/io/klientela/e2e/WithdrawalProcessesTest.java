package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.embedded.CaughtMail;
import io.klientela.processes.Api;
import io.klientela.processes.Distributed;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * People withdraw their consent while a campaign is being sent: entered at contacts-service, told over Kafka, obeyed by
 * marketing-service, which is killed in the middle.
 */
class WithdrawalProcessesTest {
    private static final int PEOPLE = 120;
    private static final int LEAVING = 30;
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static Distributed platform;
    private static Api api;

    @BeforeAll
    static void start() {
        Map<String, String> mail = Map.of(
                "KLIENTELA_SMTP_HOST",
                "127.0.0.1",
                "KLIENTELA_SMTP_PORT",
                Integer.toString(TestMail.shared().smtpPort()),
                "KLIENTELA_MAIL_DOMAIN",
                TestMail.DOMAIN);
        platform = Distributed.start(List.of("identity", "contacts", "marketing"), mail);
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void sendsNothingFiveSecondsAfterAWithdrawalThoughMarketingIsKilledAmidTheCampaign() throws Exception {
        Map<String, String> people = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            String email = "person%d@leaving.example".formatted(i);
            String id = api.post("/api/v1/contacts", """
                            {"firstName":"Jan%d","city":"Sopot","emails":[{"value":"%s"}]}""".formatted(i, email))
                    .get("id")
                    .asString();
            people.put(email, id);
        }
        decide(people.values(), "given");
        String campaign = campaign();
        api.post(campaign + "/schedule", "{}", "If-Match", "\"1\"");
        awaitReceived(10);

        List<String> had = received().stream().map(CaughtMail::to).toList();
        List<String> leaving = people.keySet().stream()
                .filter(email -> !had.contains(email))
                .limit(LEAVING)
                .toList();
        decide(leaving.stream().map(people::get).toList(), "withdrawn");
        Instant withdrawn = Instant.now();
        platform.kill("marketing");
        platform.startService("marketing");
        platform.awaitReady("marketing");

        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> api.get(campaign).get("status").asString().equals("sent"));
        Duration last = received().stream()
                .filter(mail -> leaving.contains(mail.to()) && mail.at().isAfter(withdrawn))
                .map(mail -> Duration.between(withdrawn, mail.at()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        assertThat(last).isLessThanOrEqualTo(BOUND);
        JsonNode totals = api.get(campaign).get("totals");
        int refused = totals.path("refused").asInt(0);
        System.out.printf(
                "campaign of %d, %d withdrew on the way: %d were refused, the last mail to one of them went %d ms after%n",
                PEOPLE, LEAVING, refused, last.toMillis());
        assertThat(refused).as("most still waited when they withdrew").isBetween(LEAVING / 2, LEAVING);
        assertThat(received().stream().map(CaughtMail::to).collect(Collectors.toSet()))
                .as("everybody else got it")
                .hasSize(PEOPLE - refused);
        List<String> reasons = new ArrayList<>();
        api.get(campaign + "/refusals")
                .get("items")
                .forEach(item -> reasons.add(item.get("missing").asString()));
        assertThat(reasons).hasSize(refused).containsOnly("withdrawn-consent");
    }

    private static void decide(Iterable<String> contacts, String decision) {
        List<String> items = new ArrayList<>();
        contacts.forEach(id ->
                items.add("{\"purpose\":\"newsletter\",\"channel\":\"email\",\"decision\":\"%s\",\"contactId\":\"%s\"}"
                        .formatted(decision, id)));
        JsonNode outcomes = api.post("/api/v1/consents/batch", "{\"items\":[%s]}".formatted(String.join(",", items)));
        assertThat(outcomes.get("items"))
                .allMatch(outcome -> outcome.get("status").asInt() == 201);
    }

    private static String campaign() {
        String segment = api.post("/api/v1/segments", """
                        {"name":"Sopot","filter":"city == \\"Sopot\\""}""").get("id").asString();
        String template = api.post("/api/v1/templates", """
                        {"name":"News","format":"html","subject":"News","body":"<p>Hello {{ contact.firstName }}</p>"}""").get("id").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/segments/" + segment + "/members?limit=500")
                                .get("items")
                                .size()
                        == PEOPLE);
        String path = "/api/v1/campaigns/"
                + api.post(
                                "/api/v1/campaigns",
                                "{\"name\":\"News\",\"purpose\":\"newsletter\",\"perMinute\":300,\"segmentId\":\"%s\",\"templateId\":\"%s\"}"
                                        .formatted(segment, template))
                        .get("id")
                        .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get(path + "/recipients-count").get("count").asInt() == PEOPLE);
        return path;
    }

    private static void awaitReceived(int least) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> received().size() >= least);
    }

    private static List<CaughtMail> received() {
        return TestMail.shared().mails().stream()
                .filter(mail -> mail.to().endsWith("@leaving.example"))
                .toList();
    }
}

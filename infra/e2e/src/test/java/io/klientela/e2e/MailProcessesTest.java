package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.klientela.embedded.CaughtMail;
import io.klientela.processes.Api;
import io.klientela.processes.Distributed;
import io.klientela.testing.TestMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mail that leaves and mail that comes in, while the process that handles it is killed. */
class MailProcessesTest {
    private static final int PEOPLE = 500;
    private static final int REQUESTS = 60;

    private static Distributed platform;
    private static Api api;

    @BeforeAll
    static void start() {
        Map<String, String> mail = Map.of(
                "KLIENTELA_SMTP_HOST", "127.0.0.1",
                "KLIENTELA_SMTP_PORT", Integer.toString(TestMail.shared().smtpPort()),
                "KLIENTELA_IMAP_HOST", "127.0.0.1",
                "KLIENTELA_IMAP_PORT", Integer.toString(TestMail.shared().imapPort()),
                "KLIENTELA_IMAP_USERNAME", "inbox",
                "KLIENTELA_IMAP_PASSWORD", "inbox",
                "KLIENTELA_MAIL_DOMAIN", TestMail.DOMAIN);
        platform = Distributed.start(List.of("identity", "contacts", "marketing", "ticketing"), mail);
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** SMTP cannot tell a mail whose answer was lost from one that was never taken: that one, at most, comes twice. */
    @Test
    void sendsACampaignOnceToEachPersonHoweverOftenItIsKilled() throws Exception {
        createPeople();
        String segment = api.post("/api/v1/segments", """
                        {"name":"Everybody","filter":"city == \\"Gdynia\\""}""").get("id").asString();
        String template = api.post("/api/v1/templates", """
                        {"name":"Hello","format":"html","subject":"Hello {{ contact.firstName }}","body":"<p>Hello {{ contact.firstName }}</p>"}""").get("id").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/segments/" + segment + "/members?limit=500")
                                .get("items")
                                .size()
                        == PEOPLE);
        JsonNode campaign = api.post(
                "/api/v1/campaigns",
                "{\"name\":\"Spring\",\"purpose\":\"customer-news\",\"segmentId\":\"%s\",\"templateId\":\"%s\"}"
                        .formatted(segment, template));
        String path = "/api/v1/campaigns/" + campaign.get("id").asString();

        api.post(path + "/schedule", "{}", "If-Match", "\"1\"");
        int kills = 0;
        for (int part : List.of(PEOPLE / 5, PEOPLE / 2)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> received().size() >= part);
            platform.kill("marketing");
            kills++;
            assertThat(received()).as("killed amid the campaign").hasSizeLessThan(PEOPLE);
            platform.startService("marketing");
        }
        platform.awaitReady("marketing");

        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> api.get(path).get("status").asString().equals("sent"));
        List<JsonNode> ledger = all(path + "/mails");
        assertThat(ledger.stream().map(mail -> mail.get("email").asString()))
                .hasSize(PEOPLE)
                .doesNotHaveDuplicates();
        assertThat(ledger).allMatch(mail -> mail.get("status").asString().equals("sent"));
        JsonNode totals = api.get(path).get("totals");
        assertThat(totals.get("recipients").asInt()).isEqualTo(PEOPLE);
        assertThat(totals.get("sent").asInt()).isEqualTo(PEOPLE);
        Map<String, List<CaughtMail>> byAddress = received().stream().collect(Collectors.groupingBy(CaughtMail::to));
        assertThat(byAddress).hasSize(PEOPLE);
        List<List<CaughtMail>> twice =
                byAddress.values().stream().filter(mails -> mails.size() > 1).toList();
        System.out.printf("campaign of %d, %d kills: lost 0, sent twice %d%n", PEOPLE, kills, twice.size());
        assertThat(twice).hasSizeLessThanOrEqualTo(kills).allMatch(mails -> mails.size() == 2);
        twice.forEach(mails -> assertThat(mails)
                .as("the repetition says what it is")
                .anyMatch(
                        mail -> TestMail.shared().read(mail).headers().containsKey("X-Klientela-Possible-Duplicate")));
    }

    private static void createPeople() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                String body = """
                        {"firstName":"Jan%d","lastName":"Kowalski","city":"Gdynia","emails":[{"value":"%s"}]}""".formatted(i, "person%d@people.example".formatted(i));
                all.add(writers.submit(() -> api.post("/api/v1/contacts", body)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static List<CaughtMail> received() {
        return TestMail.shared().mails().stream()
                .filter(mail -> mail.to().endsWith("@people.example"))
                .toList();
    }

    private static List<JsonNode> all(String list) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(list + "?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + Api.encoded(cursor)));
            page.get("items").forEach(items::add);
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return items;
    }

    @Test
    void makesOneTicketOfEachMailHoweverOftenTheFetcherIsKilled() {
        assertThatNoException().isThrownBy(() -> {
            for (int i = 0; i < REQUESTS; i++) {
                send("request %d".formatted(i));
            }
        });
        for (int part : List.of(5, 20)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(() -> tickets().size() >= part);
            platform.kill("ticketing");
            platform.startService("ticketing");
        }
        platform.awaitReady("ticketing");

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tickets()).hasSizeGreaterThanOrEqualTo(REQUESTS));
        Map<String, Integer> bySubject = new HashMap<>();
        tickets().forEach(ticket -> bySubject.merge(ticket.get("name").asString(), 1, Integer::sum));
        assertThat(bySubject).hasSize(REQUESTS);
        assertThat(bySubject.values()).as("one ticket each").allMatch(count -> count == 1);
        assertThat(tickets())
                .as("with one message each")
                .allMatch(ticket -> ticket.get("messages").asInt() == 1);
    }

    private static List<JsonNode> tickets() {
        return all("/api/v1/tickets");
    }

    private static void send(String subject) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(TestMail.shared().smtpPort()));
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("customer@elsewhere.example"));
        mail.setRecipients(Message.RecipientType.TO, "support@" + TestMail.DOMAIN);
        mail.setSubject(subject);
        mail.setText("It does not work: " + subject);
        Transport.send(mail);
    }
}

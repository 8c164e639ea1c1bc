package io.klientela.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.embedded.CaughtMail;
import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.testing.Answer;
import io.klientela.testing.Recorded;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way of a customer by mail and page, through a real mail server. */
class MailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Desk desk = Desk.asAdmin();

    private static String somebody() {
        return "customer-%s@example.com".formatted(Ids.next());
    }

    private static CaughtMail.Content receiptTo(String address) {
        return TestMail.await(PATIENCE, mail -> mail.to().equals(address));
    }

    private static String header(CaughtMail.Content mail, String name) {
        return mail.headers().getOrDefault(name, List.of("")).getFirst();
    }

    private static String linkIn(CaughtMail.Content mail, String page) {
        Matcher link = Pattern.compile("https?://\\S+/public/ticketing/" + page + "/\\S+")
                .matcher(String.valueOf(mail.text()));
        assertThat(link.find()).as("%s", mail.text()).isTrue();
        return link.group();
    }

    @Test
    void helpsACustomerFromTheFirstMailToTheJudgement() {
        String customer = somebody();
        String subject = "Drukarka " + Ids.next();
        Desk.mail("Jan Kowalski <%s>".formatted(customer), subject, "Dzień dobry, proszę o pomoc. Nie działa ąę.");
        Answer ticket = desk.ticketNamed(subject);
        assertThat(ticket.text("channel")).isEqualTo("email");
        assertThat(ticket.text("contactEmail")).isEqualTo(customer);
        assertThat(ticket.text("contactName")).isEqualTo("Jan Kowalski");
        assertThat(ticket.text("language")).isEqualTo("pl");

        CaughtMail.Content receipt = receiptTo(customer);
        assertThat(receipt.subject()).isEqualTo("Re: %s [#%s]".formatted(subject, ticket.text("number")));
        assertThat(receipt.text()).contains("dziękujemy za wiadomość");
        assertThat(header(receipt, "Auto-Submitted")).isEqualTo("auto-replied");

        desk.post(
                        "/api/v1/tickets/%s/messages".formatted(ticket.id()),
                        "{\"kind\":\"agent\",\"text\":\"Proszę włączyć.\",\"html\":\"<p>Proszę <b>włączyć</b>.<script>x()</script></p>\"}")
                .expect(201);
        CaughtMail.Content answer = TestMail.await(
                PATIENCE, mail -> mail.to().equals(customer) && mail.from().contains("Ewa Nowak"));
        assertThat(answer.text()).startsWith("Proszę włączyć.");
        assertThat(answer.html()).contains("<b>włączyć</b>").doesNotContain("script");
        assertThat(header(answer, "In-Reply-To")).endsWith("@example.com>");
        assertThat(header(answer, "References")).contains(header(answer, "In-Reply-To"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.messages(ticket.id()).all("items", "delivery"))
                        .containsExactly("none", "sent"));

        Desk.mail(
                customer,
                "Odp: zupełnie inny temat",
                "Działa!\n\nW dniu 2.03.2026 Wsparcie pisze:\n> Proszę",
                "In-Reply-To: " + header(answer, "Message-ID"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.messages(ticket.id()).all("items", "text"))
                        .endsWith("Działa!"));

        String page = linkIn(answer, "conversations");
        desk.post("/api/v1/tickets/%s/messages".formatted(ticket.id()), "{\"kind\":\"note\",\"text\":\"SECRET\"}")
                .expect(201);
        Answer shown = desk.open(page).expect(200);
        assertThat(shown.raw()).contains("Działa!", "Proszę włączyć.").doesNotContain("SECRET", "<script");
        assertThat(shown.header("content-security-policy")).startsWith("default-src 'none'");
        String form = "id=%s&text=%s".formatted(Ids.next(), "Jeszcze%20jedno%20%3Cb%3E");
        assertThat(desk.form(page, form).expect(200).raw()).contains("Jeszcze jedno &lt;b&gt;");
        desk.form(page, form).expect(200);
        assertThat(desk.messages(ticket.id()).all("items", "text")).containsOnlyOnce("Jeszcze jedno <b>");
        desk.open(page.substring(0, page.length() - 2)).expect(404);

        Answer now = desk.ticket(ticket.id());
        desk.post("/api/v1/tickets/%s/status".formatted(ticket.id()), "{\"status\":\"solved\"}", now.etag())
                .expect(200);
        CaughtMail.Content question = TestMail.await(
                PATIENCE,
                mail -> mail.to().equals(customer)
                        && String.valueOf(TestMail.shared().read(mail).text()).contains("/satisfaction/"));
        String judgement = linkIn(question, "satisfaction");
        desk.open(judgement).expect(200);
        assertThat(desk.ticket(ticket.id()).body().has("satisfaction"))
                .as("looking is not judging")
                .isFalse();
        desk.form(judgement, "score=9").expect(422);
        desk.form(judgement, "score=5&comment=Super").expect(200);
        desk.form(judgement, "score=5&comment=Super").expect(200);
        assertThat(desk.ticket(ticket.id()).body().at("/satisfaction/score").asInt())
                .isEqualTo(5);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Recorded.typesOf(Topics.TICKETS, ticket.id()))
                        .containsOnlyOnce("rated"));

        Desk.mail(customer, "Re: [#%s] again".formatted(ticket.text("number")), "Broken again");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(desk.ticket(ticket.id()).text("status")).isEqualTo("open"));
        Answer again = desk.ticket(ticket.id());
        desk.post("/api/v1/tickets/%s/status".formatted(ticket.id()), "{\"status\":\"solved\"}", again.etag())
                .expect(200);
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestMail.to(customer).stream()
                                .filter(mail -> String.valueOf(
                                                TestMail.shared().read(mail).text())
                                        .contains("/satisfaction/")))
                        .as("nobody is asked twice")
                        .hasSize(1));
    }

    @Test
    void believesANumberOnlyFromWhoHasToDoWithIt() {
        String customer = somebody();
        String subject = "Mine " + Ids.next();
        Desk.mail(customer, subject, "Help");
        Answer ticket = desk.ticketNamed(subject);
        String foreign = "Re: intruder %s [#%s]".formatted(Ids.next(), ticket.text("number"));
        Desk.mail(somebody(), foreign, "Tell me all");
        Answer other = desk.ticketNamed(foreign);
        assertThat(other.id()).isNotEqualTo(ticket.id());
        assertThat(desk.messages(ticket.id()).all("items", "id")).hasSize(1);
    }

    @Test
    void knowsContactsByTheirAddressAtOnceOrLater() {
        String known = somebody();
        String contactId = Desk.contact("Anna Znana", known, "pl");
        await().atMost(PATIENCE)
                .until(() -> desk.post(
                                "/api/v1/tickets",
                                "{\"name\":\"Known\",\"text\":\"x\",\"contactEmail\":\"%s\"}".formatted(known))
                        .text("contactId")
                        .equals(contactId));
        String later = somebody();
        String subject = "Later " + Ids.next();
        Desk.mail(later, subject, "Hello");
        Answer ticket = desk.ticketNamed(subject);
        assertThat(ticket.text("contactId")).isEmpty();
        String laterId = Desk.contact("Later Known", later, "en");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(desk.ticket(ticket.id()).text("contactId")).isEqualTo(laterId);
            assertThat(desk.ticket(ticket.id()).text("contactName")).isEqualTo("Later Known");
        });
    }

    @Test
    void answersNoMachine() {
        String machine = somebody();
        String subject = "Alert " + Ids.next();
        Desk.mail(machine, subject, "CPU", "Auto-Submitted: auto-generated");
        Answer ticket = desk.ticketNamed(subject);
        desk.post(
                        "/api/v1/tickets/%s/messages".formatted(ticket.id()),
                        "{\"kind\":\"agent\",\"text\":\"Fixed\",\"status\":\"solved\"}")
                .expect(201);
        CaughtMail.Content answer = TestMail.await(
                PATIENCE, mail -> mail.to().equals(machine) && mail.from().contains("Ewa"));
        Desk.mail(
                machine,
                "Out of office",
                "I am away",
                "Auto-Submitted: auto-replied",
                "In-Reply-To: " + header(answer, "Message-ID"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.messages(ticket.id()).all("items", "kind"))
                        .containsExactly("customer", "agent", "note"));
        assertThat(desk.ticket(ticket.id()).text("status")).isEqualTo("solved");
        assertThat(TestMail.to(machine).stream()
                        .map(TestMail.shared()::read)
                        .filter(mail -> String.valueOf(mail.text()).contains("We have received")))
                .isEmpty();
    }

    @Test
    void answersOneAddressOnlySoOften() {
        String loud = somebody();
        for (int i = 0; i < 6; i++) {
            Desk.mail(loud, "Loud " + i + loud, "x");
        }
        for (int i = 0; i < 6; i++) {
            desk.ticketNamed("Loud " + i + loud);
        }
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestMail.to(loud)).hasSize(3));
    }

    @Test
    void doesNotTalkToItself() {
        String subject = "Myself " + Ids.next();
        Desk.mail("support@" + TestMail.DOMAIN, subject, "Hello me");
        String after = "After " + Ids.next();
        Desk.mail(somebody(), after, "x");
        desk.ticketNamed(after);
        assertThat(desk.get("/api/v1/tickets?filter=name == \"%s\"".formatted(subject))
                        .all("items", "id"))
                .isEmpty();
    }

    @Test
    void takesTheSameMailOnceAndDifferentOnesWithOneIdBoth() {
        String from = somebody();
        String subject = "Twice " + Ids.next();
        String same =
                "From: %s\nSubject: %s\nMessage-ID: <same-%s@example.com>\n\nHello".formatted(from, subject, from);
        Desk.mail("support@" + TestMail.DOMAIN, same);
        Desk.mail("support@" + TestMail.DOMAIN, "Received: by another way\n" + same);
        String other = "Other " + subject;
        Desk.mail("support@" + TestMail.DOMAIN, same.replace(subject, other));
        desk.ticketNamed(other);
        assertThat(desk.messages(desk.ticketNamed(subject).id()).all("items", "text"))
                .containsExactly("Hello");
    }

    @Test
    void keepsWhatItCanOfALargeMailAndSaysWhatItDoesNot() {
        String subject = "Large " + Ids.next();
        byte[] large = new byte[30_000_000];
        String mail = """
                From: %s
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8

                See the files.
                --x
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="film.bin"
                Content-Transfer-Encoding: base64

                %s
                --x
                Content-Type: text/plain
                Content-Disposition: attachment; filename="small.txt"

                small
                --x--
                """.formatted(somebody(), subject, Base64.getMimeEncoder().encodeToString(large));
        Desk.mail("support@" + TestMail.DOMAIN, mail);
        String after = "Behind it " + Ids.next();
        Desk.mail(somebody(), after, "x");
        desk.ticketNamed(after);
        Answer messages = await().atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(
                        () -> desk.messages(desk.ticketNamed(subject).id()),
                        found -> found.all("items", "id").size() == 2);
        assertThat(messages.body().at("/items/0/attachments/0/name").asString()).isEqualTo("small.txt");
        assertThat(messages.all("items", "text").getLast()).contains("film.bin", "is larger than 10 MB");
    }
}

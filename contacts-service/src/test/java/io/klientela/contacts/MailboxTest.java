package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.klientela.events.Topics;
import io.klientela.testing.Recorded;
import io.klientela.testing.TestMail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mailboxes of people on a real mail server that asks for passwords. */
class MailboxTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Date NEVER = Date.from(Instant.EPOCH);
    private static PostOffice post;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Api api = Service.asClient();
    private final String customer = "klient-%s@firma.example".formatted(mark);
    private final String contactId = api.create(
            "contacts", "{\"lastName\":\"Żak %s\",\"emails\":[{\"value\":\"%s\"}]}".formatted(mark, customer));

    @BeforeAll
    static void open() {
        post = new PostOffice();
    }

    @AfterAll
    static void close() {
        post.close();
    }

    /** Somebody here, with a mailbox there. */
    private record Colleague(String id, String address, Api api, GreenMailUser mailbox) {}

    private Colleague colleague(String name) {
        String id = UUID.randomUUID().toString();
        String address = "%s-%s@biuro.example".formatted(name, mark);
        Service.ISSUER.publish(
                Topics.USERS,
                id,
                "klientela.identity.user.created.v1",
                1,
                "{\"state\":{\"id\":\"%s\",\"name\":\"%s\",\"email\":\"%s\",\"status\":\"active\",\"roles\":[\"sees-all\"],\"teamIds\":[]}}"
                        .formatted(id, name, address));
        return new Colleague(id, address, Service.asPerson(id, "all"), post.person(address));
    }

    private static String input(Colleague who, String password, String more) {
        return """
                {"address":"%1$s","imap":{"host":"127.0.0.1","port":%2$d,"username":"%1$s","password":"%3$s"},
                 "folders":["INBOX","Sent"]%4$s}""".formatted(who.address(), post.imapPort(), password, more);
    }

    private static void connect(Colleague who, String more) {
        who.api().put("/api/v1/mailbox", input(who, PostOffice.PASSWORD, more)).expect(200);
    }

    private String mail(String id, String from, String to, String text, String... headers) {
        return "From: %s\nTo: %s\nSubject: Oferta %s\nMessage-ID: <%s-%s@firma.example>\n%sContent-Type: text/plain; charset=utf-8\n\n%s"
                .formatted(from, to, mark, id, mark, String.join("", headers), text);
    }

    private JsonNode emails(Api who) {
        return who.get("/api/v1/contacts/%s/emails".formatted(contactId))
                .expect(200)
                .json()
                .get("items");
    }

    private void awaitEmails(int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(emails(api)).hasSize(count));
    }

    private static JsonNode newest(String id) {
        return Objects.requireNonNull(Recorded.newest(Topics.EMAILS).get(id));
    }

    private static MongoCollection<Document> mailboxes() {
        return Service.database().getCollection("mailboxes");
    }

    @Test
    void filesAMailOnceHoweverManyMailboxesAndCopiesItIsIn() {
        Colleague anna = colleague("anna");
        Colleague bartek = colleague("bartek");
        String question = """
                From: Ewa Żak <%1$s>
                To: %2$s, %3$s
                Subject: =?utf-8?Q?Za=C5=BC=C3=B3=C5=82=C4=87?= %4$s
                Message-ID: <question-%4$s@firma.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <p>Proszę o <b>ofertę</b>.<script>x()</script></p>
                --b
                Content-Type: text/plain; name=lista.txt
                Content-Disposition: attachment; filename=lista.txt

                dwa dźwigi
                --b--
                """.formatted(customer, anna.address(), bartek.address(), mark);
        post.put(anna.mailbox(), "INBOX", question);
        post.put(anna.mailbox(), "INBOX", mail("stranger", "obcy@example.net", anna.address(), "Nikt mnie nie zna"));
        post.put(
                anna.mailbox(),
                "INBOX",
                mail("away", customer, anna.address(), "Urlop", "Auto-Submitted: auto-replied\n"));
        post.put(bartek.mailbox(), "INBOX", question);
        String answer = mail(
                "answer",
                anna.address(),
                customer,
                "Proszę bardzo.",
                "In-Reply-To: <question-%1$s@firma.example>\nReferences: <question-%1$s@firma.example>\n"
                        .formatted(mark));
        post.put(anna.mailbox(), "Sent", answer);
        connect(anna, "");
        connect(bartek, "");

        awaitEmails(2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(emails(api).toString()).contains(anna.address()));
        JsonNode in = emails(api).get(1);
        JsonNode out = emails(api).get(0);
        if (in.get("direction").asString().equals("out")) {
            JsonNode other = in;
            in = out;
            out = other;
        }
        String id = in.get("id").asString();
        assertThat(in.get("subject").asString()).isEqualTo("Zażółć " + mark);
        assertThat(out.get("direction").asString()).isEqualTo("out");
        assertThat(out.get("threadId")).isEqualTo(in.get("threadId"));

        JsonNode thread = api.get("/api/v1/emails/%s/thread".formatted(id))
                .expect(200)
                .json()
                .get("items");
        assertThat(thread).hasSize(2);
        JsonNode whole = api.get("/api/v1/emails/" + id).expect(200).json();
        assertThat(whole.get("html").asString()).contains("<b>ofertę</b>").doesNotContain("script");
        assertThat(whole.get("text").asString()).contains("Proszę o");
        String file = whole.at("/files/0/id").asString();
        assertThat(api.get("/api/v1/emails/%s/files/%s".formatted(id, file))
                        .expect(200)
                        .response()
                        .body())
                .startsWith("dwa dźwigi");

        String bcc = anna.api().post("/api/v1/mailbox/bcc", "").expect(200).text("/address");
        PostOffice.send(TestMail.shared().smtpPort(), bcc, answer);
        PostOffice.send(TestMail.shared().smtpPort(), bcc, mail("third", anna.address(), customer, "Tylko w kopii."));
        PostOffice.send(TestMail.shared().smtpPort(), bcc, mail("forged", bartek.address(), customer, "Nie od Anny."));
        PostOffice.send(
                TestMail.shared().smtpPort(),
                "log+%s@%s".formatted("0".repeat(20), TestMail.DOMAIN),
                mail("nobody", anna.address(), customer, "Zgadnięty adres."));
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode counted = anna.api().get("/api/v1/mailbox").json().get("bcc");
            assertThat(counted.get("filed").asInt()).isEqualTo(2);
            assertThat(counted.get("refused").asInt()).isEqualTo(1);
        });
        awaitEmails(3);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(newest(id).at("/holders")).hasSize(2));
        assertThat(Recorded.typesOf(Topics.EMAILS, id)).containsOnlyOnce("filed");

        keepsNoPasswordReadable(anna);
    }

    private static void keepsNoPasswordReadable(Colleague anna) {
        Document stored = mailboxes().find(Filters.eq("_id", anna.id())).first();
        byte[] sealed = stored.get("sealed", Binary.class).getData();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(PostOffice.PASSWORD);
        assertThat(stored.toJson()).doesNotContain(PostOffice.PASSWORD);
        assertThat(anna.api().get("/api/v1/mailbox").response().body())
                .contains("127.0.0.1")
                .doesNotContain(PostOffice.PASSWORD);
    }

    @Test
    void saysPlainlyWhatIsWrong() {
        Colleague olga = colleague("olga");
        assertRefused(olga, input(olga, "zgadywane", ""), "imap.password", "does not accept");
        assertRefused(
                olga,
                input(olga, PostOffice.PASSWORD, ",\"sentFolder\":\"Wysłane\""),
                "sentFolder",
                "There is no folder Wysłane");
        String good = input(olga, PostOffice.PASSWORD, "");
        assertRefused(olga, good.replace("\"Sent\"", "\"Praca\""), "folders", "There is no folder Praca");
        assertRefused(olga, good.replace("127.0.0.1", "no-such-host.invalid"), "imap.host", "There is no host");
        assertRefused(olga, good.replace("127.0.0.1", "10.1.2.3"), "imap.host", "internal address");
        assertRefused(olga, good.replace(String.valueOf(post.imapPort()), "1"), "imap.port", "does not answer");
        assertThat(olga.api().get("/api/v1/mailbox").json().has("mailbox")).isFalse();
        connect(olga, "");
        String other = good.replace("\"password\":\"%s\"".formatted(PostOffice.PASSWORD), "\"tls\":\"auto\"");
        olga.api().put("/api/v1/mailbox", other).expect(200);
        olga.api()
                .put("/api/v1/mailbox", other.replace("127.0.0.1", "evil.example"))
                .expect(422);
    }

    private static void assertRefused(Colleague who, String input, String field, String text) {
        JsonNode troubles =
                who.api().post("/api/v1/mailbox/test", input).expect(200).json().get("troubles");
        assertThat(troubles.at("/0/field").asString()).as(input).isEqualTo(field);
        assertThat(troubles.at("/0/text").asString()).contains(text).doesNotContain(PostOffice.PASSWORD);
        assertThat(who.api()
                        .put("/api/v1/mailbox", input)
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo(field);
    }

    @Test
    void tellsOthersOnlySubjectAndTimeOfWhatIsConfidential() {
        Colleague irena = colleague("irena");
        Colleague jacek = colleague("jacek");
        post.put(irena.mailbox(), "INBOX", mail("secret", customer, irena.address(), "Moja choroba"));
        connect(irena, ",\"confidential\":true");
        awaitEmails(1);
        String id = emails(api).at("/0/id").asString();
        String seen =
                jacek.api().get("/api/v1/emails/" + id).expect(200).response().body();
        assertThat(seen)
                .contains("Oferta " + mark, "\"concealed\":true")
                .doesNotContain("choroba", customer + "\",\"name");
        assertThat(jacek.api()
                        .get("/api/v1/emails/%s/thread".formatted(id))
                        .response()
                        .body())
                .doesNotContain("choroba");
        assertThat(irena.api().get("/api/v1/emails/" + id).text("/text")).isEqualTo("Moja choroba");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jacek.api()
                                .get("/api/v1/contacts/%s/timeline?type=email".formatted(contactId))
                                .response()
                                .body())
                        .contains("Oferta " + mark));
        assertThat(jacek.api()
                        .get("/api/v1/contacts/%s/timeline?type=email".formatted(contactId))
                        .response()
                        .body())
                .doesNotContain("choroba");
        assertThat(newest(id).toString()).doesNotContain("choroba");

        irena.api().send("DELETE", "/api/v1/mailbox?mails=delete", null).expect(204);
        api.get("/api/v1/emails/" + id).expect(404);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.get("/api/v1/contacts/%s/timeline?type=email".formatted(contactId))
                                .json()
                                .get("items"))
                        .isEmpty());
        assertThat(Service.database().getCollection("email_bodies").countDocuments(Filters.eq("_id", id)))
                .isZero();
    }

    @Test
    void writesByThePersonsOwnServerAndKeepsWhatWasSent() throws Exception {
        Colleague marta = colleague("marta");
        GreenMailUser there = post.person(customer);
        connect(
                marta,
                ",\"sentFolder\":\"Sent\",\"smtp\":{\"host\":\"127.0.0.1\",\"port\":%d,\"username\":\"%s\"}"
                        .formatted(post.smtpPort(), marta.address()));
        String body = """
                {"contactId":"%s","subject":"Termin","html":"<p>Może <b>w piątek</b>?</p>"}""".formatted(contactId);
        String id = marta.api().post("/api/v1/emails", body).expect(202).id();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.get("/api/v1/emails/" + id).text("/delivery"))
                        .isEqualTo("sent"));
        assertThat(post.count(there, "INBOX")).isEqualTo(1);
        assertThat(post.first(there, "INBOX").getFrom()[0]).asString().contains(marta.address());
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(post.count(marta.mailbox(), "Sent")).isEqualTo(1));
        // Read from there, it is the one that is filed already.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(marta.api()
                                .get("/api/v1/mailbox")
                                .json()
                                .at("/mailbox/filed")
                                .asInt())
                        .isEqualTo(1));
        assertThat(emails(api)).hasSize(1);
        marta.api()
                .post("/api/v1/emails", body.replace("{\"contactId\"", "{\"to\":\"obcy@example.net\",\"contactId\""))
                .expect(422);
    }

    @Test
    void marksAMailThatMayHaveLeftTwice() throws Exception {
        Colleague nina = colleague("nina");
        connect(nina, "");
        mailboxes()
                .updateOne(
                        Filters.eq("_id", nina.id()),
                        Updates.set(
                                "settings.smtp",
                                new Document("host", "127.0.0.1")
                                        .append("port", post.latePort())
                                        .append("tls", "NONE")
                                        .append("username", "")));
        String id = nina.api()
                .post("/api/v1/emails", """
                        {"contactId":"%s","subject":"Raz","text":"Raz"}""".formatted(contactId))
                .expect(202)
                .id();
        MongoCollection<Document> dispatches = Service.database().getCollection("email_dispatches");
        await().atMost(SOON)
                .until(() -> dispatches.countDocuments(Filters.and(
                                Filters.eq("_id", id), Filters.gt("attempts", 0), Filters.eq("claimedUntil", NEVER)))
                        == 1);
        assertThat(api.get("/api/v1/emails/" + id).text("/delivery")).isEqualTo("queued");
        // As after a kill while the server had it.
        post.beginSending();
        dispatches.updateOne(
                Filters.eq("_id", id), Updates.combine(Updates.set("handed", true), Updates.set("nextAt", NEVER)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.get("/api/v1/emails/" + id).text("/delivery"))
                        .isEqualTo("sent"));
        assertThat(api.get("/api/v1/emails/" + id)
                        .json()
                        .get("possibleDuplicate")
                        .asBoolean())
                .isTrue();
        assertThat(post.countLate()).isEqualTo(1);
        assertThat(post.firstLate().getHeader("X-Klientela-Possible-Duplicate")).containsExactly("true");
    }
}

package io.klientela.contacts;

import static io.klientela.contacts.Correspondence.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.Correspondence.Colleague;
import io.klientela.events.Topics;
import io.klientela.testing.Recorded;
import io.klientela.testing.TestMail;
import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mailboxes of people on a real mail server that asks for passwords. */
class MailboxTest {
    private static final PostOffice POST = new PostOffice();

    private final Correspondence with = new Correspondence(POST);

    @AfterAll
    static void close() {
        POST.close();
    }

    @Test
    void filesAMailOnceHoweverManyMailboxesAndCopiesItIsIn() {
        Colleague anna = with.colleague("anna");
        Colleague bartek = with.colleague("bartek");
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
                """.formatted(with.customer, anna.address(), bartek.address(), with.mark);
        POST.put(anna.mailbox(), "INBOX", question);
        POST.put(
                anna.mailbox(),
                "INBOX",
                with.mail("stranger", "obcy@example.net", anna.address(), "Nikt mnie nie zna"));
        POST.put(
                anna.mailbox(),
                "INBOX",
                with.mail("away", with.customer, anna.address(), "Urlop", "Auto-Submitted: auto-replied\n"));
        POST.put(bartek.mailbox(), "INBOX", question);
        String answer = with.mail(
                "answer",
                anna.address(),
                with.customer,
                "Proszę bardzo.",
                "In-Reply-To: <question-%1$s@firma.example>\nReferences: <question-%1$s@firma.example>\n"
                        .formatted(with.mark));
        POST.put(anna.mailbox(), "Sent", answer);
        with.connect(anna, "");
        with.connect(bartek, "");

        with.awaitEmails(2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(with.emails().toString()).contains(anna.address()));
        JsonNode in = with.emails().get(1);
        JsonNode out = with.emails().get(0);
        if (in.get("direction").asString().equals("out")) {
            JsonNode other = in;
            in = out;
            out = other;
        }
        String id = in.get("id").asString();
        assertThat(in.get("subject").asString()).isEqualTo("Zażółć " + with.mark);
        assertThat(out.get("direction").asString()).isEqualTo("out");
        assertThat(out.get("threadId")).isEqualTo(in.get("threadId"));

        JsonNode thread = with.api
                .get("/api/v1/emails/%s/thread".formatted(id))
                .expect(200)
                .json()
                .get("items");
        assertThat(thread).hasSize(2);
        JsonNode whole = with.api.get("/api/v1/emails/" + id).expect(200).json();
        assertThat(whole.get("html").asString()).contains("<b>ofertę</b>").doesNotContain("script");
        assertThat(whole.get("text").asString()).contains("Proszę o");
        String file = whole.at("/files/0/id").asString();
        assertThat(with.api
                        .get("/api/v1/emails/%s/files/%s".formatted(id, file))
                        .expect(200)
                        .response()
                        .body())
                .startsWith("dwa dźwigi");

        String bcc = anna.api().post("/api/v1/mailbox/bcc", "").expect(200).text("/address");
        PostOffice.send(TestMail.shared().smtpPort(), bcc, answer);
        PostOffice.send(
                TestMail.shared().smtpPort(), bcc, with.mail("third", anna.address(), with.customer, "Tylko w kopii."));
        PostOffice.send(
                TestMail.shared().smtpPort(),
                bcc,
                with.mail("forged", bartek.address(), with.customer, "Nie od Anny."));
        PostOffice.send(
                TestMail.shared().smtpPort(),
                "log+%s@%s".formatted("0".repeat(20), TestMail.DOMAIN),
                with.mail("nobody", anna.address(), with.customer, "Zgadnięty adres."));
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode counted = anna.api().get("/api/v1/mailbox").json().get("bcc");
            assertThat(counted.get("filed").asInt()).isEqualTo(2);
            assertThat(counted.get("refused").asInt()).isEqualTo(1);
        });
        with.awaitEmails(3);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Correspondence.newest(id).at("/holders")).hasSize(2));
        assertThat(Recorded.typesOf(Topics.EMAILS, id)).containsOnlyOnce("filed");

        keepsNoPasswordReadable(anna);
    }

    private static void keepsNoPasswordReadable(Colleague anna) {
        Document stored =
                Correspondence.mailboxes().find(Filters.eq("_id", anna.id())).first();
        byte[] sealed = stored.get("sealed", Binary.class).getData();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(PostOffice.PASSWORD);
        assertThat(stored.toJson()).doesNotContain(PostOffice.PASSWORD);
        assertThat(anna.api().get("/api/v1/mailbox").response().body())
                .contains("127.0.0.1")
                .doesNotContain(PostOffice.PASSWORD);
    }

    @Test
    void saysPlainlyWhatIsWrong() {
        Colleague olga = with.colleague("olga");
        assertRefused(olga, with.input(olga, "zgadywane", ""), "imap.password", "does not accept");
        assertRefused(
                olga,
                with.input(olga, PostOffice.PASSWORD, ",\"sentFolder\":\"Wysłane\""),
                "sentFolder",
                "There is no folder Wysłane");
        String good = with.input(olga, PostOffice.PASSWORD, "");
        assertRefused(olga, good.replace("\"Sent\"", "\"Praca\""), "folders", "There is no folder Praca");
        assertRefused(olga, good.replace("127.0.0.1", "no-such-host.invalid"), "imap.host", "There is no host");
        assertRefused(olga, good.replace("127.0.0.1", "10.1.2.3"), "imap.host", "internal address");
        assertRefused(olga, good.replace(String.valueOf(POST.imapPort()), "1"), "imap.port", "does not answer");
        assertThat(olga.api().get("/api/v1/mailbox").json().has("mailbox")).isFalse();
        with.connect(olga, "");
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
        Colleague irena = with.colleague("irena");
        Colleague jacek = with.colleague("jacek");
        POST.put(irena.mailbox(), "INBOX", with.mail("secret", with.customer, irena.address(), "Moja choroba"));
        with.connect(irena, ",\"confidential\":true");
        with.awaitEmails(1);
        String id = with.emails().at("/0/id").asString();
        String seen =
                jacek.api().get("/api/v1/emails/" + id).expect(200).response().body();
        assertThat(seen)
                .contains("Oferta " + with.mark, "\"concealed\":true")
                .doesNotContain("choroba", with.customer + "\",\"name");
        assertThat(jacek.api()
                        .get("/api/v1/emails/%s/thread".formatted(id))
                        .response()
                        .body())
                .doesNotContain("choroba");
        assertThat(irena.api().get("/api/v1/emails/" + id).text("/text")).isEqualTo("Moja choroba");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jacek.api()
                                .get("/api/v1/contacts/%s/timeline?type=email".formatted(with.contactId))
                                .response()
                                .body())
                        .contains("Oferta " + with.mark));
        assertThat(jacek.api()
                        .get("/api/v1/contacts/%s/timeline?type=email".formatted(with.contactId))
                        .response()
                        .body())
                .doesNotContain("choroba");
        assertThat(Correspondence.newest(id).toString()).doesNotContain("choroba");

        irena.api().send("DELETE", "/api/v1/mailbox?mails=delete", null).expect(204);
        with.api.get("/api/v1/emails/" + id).expect(404);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(with.api
                                .get("/api/v1/contacts/%s/timeline?type=email".formatted(with.contactId))
                                .json()
                                .get("items"))
                        .isEmpty());
        assertThat(Service.database().getCollection("email_bodies").countDocuments(Filters.eq("_id", id)))
                .isZero();
    }
}

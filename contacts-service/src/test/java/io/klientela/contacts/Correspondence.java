package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.mongodb.client.MongoCollection;
import io.klientela.events.Topics;
import io.klientela.testing.Recorded;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** A customer who is known here, and colleagues with mailboxes at another company's mail server. */
final class Correspondence {
    static final Duration SOON = Duration.ofSeconds(30);

    final String mark = UUID.randomUUID().toString().substring(0, 8);
    final Api api = Service.asClient();
    final String customer = "klient-%s@firma.example".formatted(mark);
    final String contactId = api.create(
            "contacts", "{\"lastName\":\"Żak %s\",\"emails\":[{\"value\":\"%s\"}]}".formatted(mark, customer));

    private final PostOffice post;

    Correspondence(PostOffice post) {
        this.post = post;
    }

    /** Somebody here, with a mailbox there. */
    record Colleague(String id, String address, Api api, GreenMailUser mailbox) {}

    Colleague colleague(String name) {
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

    /** What somebody types to connect their mailbox. @param more with a comma before it */
    String input(Colleague who, String password, String more) {
        return """
                {"address":"%1$s","imap":{"host":"127.0.0.1","port":%2$d,"username":"%1$s","password":"%3$s"},
                 "folders":["INBOX","Sent"]%4$s}""".formatted(who.address(), post.imapPort(), password, more);
    }

    void connect(Colleague who, String more) {
        who.api().put("/api/v1/mailbox", input(who, PostOffice.PASSWORD, more)).expect(200);
    }

    /** One that mails can leave by too. */
    void connectToSend(Colleague who) {
        connect(
                who,
                ",\"sentFolder\":\"Sent\",\"smtp\":{\"host\":\"127.0.0.1\",\"port\":%d,\"username\":\"%s\"}"
                        .formatted(post.smtpPort(), who.address()));
    }

    String mail(String id, String from, String to, String text, String... headers) {
        return "From: %s\nTo: %s\nSubject: Oferta %s\nMessage-ID: <%s-%s@firma.example>\n%sContent-Type: text/plain; charset=utf-8\n\n%s"
                .formatted(from, to, mark, id, mark, String.join("", headers), text);
    }

    /** The customer's, newest first. */
    JsonNode emails() {
        return api.get("/api/v1/contacts/%s/emails".formatted(contactId))
                .expect(200)
                .json()
                .get("items");
    }

    void awaitEmails(int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(emails()).hasSize(count));
    }

    void awaitDelivery(String emailId, String delivery) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(api.get("/api/v1/emails/" + emailId).text("/delivery"))
                                .isEqualTo(delivery));
    }

    static JsonNode newest(String emailId) {
        return Objects.requireNonNull(Recorded.newest(Topics.EMAILS).get(emailId));
    }

    static MongoCollection<Document> mailboxes() {
        return Service.database().getCollection("mailboxes");
    }
}

package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.mongodb.client.model.Filters;
import io.klientela.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Nobody's mail is read who may not act here; nothing is lost of it when they come back. */
class DisabledUserMailboxTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String id = UUID.randomUUID().toString();
    private final String address = "odeszla-%s@biuro.example".formatted(id.substring(0, 8));
    private final String customer = "klient-%s@firma.example".formatted(id.substring(0, 8));
    private final Api api = Service.asClient();

    @Test
    void restsWhileItsOwnerIsDisabled() {
        String contactId =
                api.create("contacts", "{\"lastName\":\"Żak\",\"emails\":[{\"value\":\"%s\"}]}".formatted(customer));
        says(1, "active");
        Api herself = Service.asPerson(id, "all");
        try (PostOffice post = new PostOffice()) {
            GreenMailUser mailbox = post.person(address);
            post.put(mailbox, "INBOX", mail("before"));
            herself.put("/api/v1/mailbox", """
                            {"address":"%1$s","imap":{"host":"127.0.0.1","port":%2$d,"username":"%1$s","password":"%3$s"},
                             "folders":["INBOX"]}""".formatted(address, post.imapPort(), PostOffice.PASSWORD))
                    .expect(200);
            awaitFiled(contactId, 1);

            says(2, "disabled");
            await().atMost(SOON)
                    .until(() -> herself.get("/api/v1/mailbox").response().statusCode() != 200);
            awaitTurns();
            post.put(mailbox, "INBOX", mail("meanwhile"));
            awaitTurns();
            assertThat(filed(contactId)).isEqualTo(1);

            says(3, "active");
            awaitFiled(contactId, 2);
        }
    }

    /** What was under way has ended, and the mailbox was passed over, or looked into, once more. */
    private void awaitTurns() {
        for (int i = 0; i < 2; i++) {
            Instant planned = nextAt();
            await().atMost(SOON).until(() -> nextAt().isAfter(planned));
        }
    }

    private Instant nextAt() {
        Document mailbox = Service.database()
                .getCollection("mailboxes")
                .find(Filters.eq("_id", id))
                .first();
        return Objects.requireNonNull(mailbox).getDate("nextAt").toInstant();
    }

    private void awaitFiled(String contactId, int mails) {
        await().atMost(SOON).until(() -> filed(contactId) == mails);
    }

    private int filed(String contactId) {
        return api.get("/api/v1/contacts/%s/emails".formatted(contactId))
                .expect(200)
                .json()
                .get("items")
                .size();
    }

    private String mail(String name) {
        return "From: %s\nTo: %s\nSubject: %s\nMessage-ID: <%s-%s@firma.example>\n\nDzień dobry."
                .formatted(customer, address, name, name, id);
    }

    private void says(long sequence, String status) {
        Service.ISSUER.publish(
                Topics.USERS,
                id,
                "klientela.identity.user.%s.v1".formatted(sequence == 1 ? "created" : "updated"),
                sequence,
                "{\"state\":{\"id\":\"%s\",\"name\":\"Ola\",\"email\":\"%s\",\"status\":\"%s\",\"roles\":[\"sees-all\"],\"teamIds\":[]}}"
                        .formatted(id, address, status));
    }
}

package io.klientela.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.testing.Answer;
import io.klientela.ticketing.conversation.Conversations;
import io.klientela.ticketing.conversation.Draft;
import io.klientela.ticketing.ticket.Merging;
import io.klientela.ticketing.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a process that was killed left half done is finished by the next one, and nothing is done twice. */
class RecoveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Desk desk = Desk.asAdmin();

    private String open(String name) {
        return desk.post("/api/v1/tickets", "{\"name\":\"%s\",\"text\":\"x\"}".formatted(name))
                .expect(201)
                .id();
    }

    private Stamp now() {
        return new Stamp(Instant.now().truncatedTo(ChronoUnit.MILLIS), "system:test");
    }

    @Test
    void addsAMessageThatWasOnlyNoted() {
        TicketState ticket = desk.bean(Tickets.class).find(open("Noted")).orElseThrow();
        MessageState message = Draft.ofCustomer(ticket, "noted", List.of()).on(Ids.next(), ticket, "Noted", now());
        Conversations conversations = desk.bean(Conversations.class);
        conversations.begin(message, TicketStatus.PENDING, false);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(desk.ticket(ticket.id()).text("status")).isEqualTo("pending"));
        conversations.add(message, TicketStatus.PENDING, false);
        assertThat(desk.messages(ticket.id()).all("items", "text")).containsExactly("x", "noted");
        assertThat(desk.ticket(ticket.id()).body().at("/messages").asInt()).isEqualTo(2);
    }

    @Test
    void finishesAMerge() {
        String from = open("From");
        String into = open("Into");
        desk.bean(Merging.class).begin(from, into, new Stamp(Instant.now().minusSeconds(10), "system:test"));
        // Nothing is moved before the ticket says that it was merged.
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(desk.messages(into).all("items", "id")).hasSize(1));
        desk.post(
                        "/api/v1/tickets/%s/merge".formatted(from),
                        "{\"intoId\":\"%s\"}".formatted(into),
                        desk.ticket(from).etag())
                .expect(200);
        assertThat(desk.messages(into).all("items", "kind")).containsExactlyInAnyOrder("customer", "customer", "note");
        assertThat(desk.ticket(into).body().at("/messages").asInt()).isEqualTo(2);
    }

    /** As if the process had died after the ticket was opened, before the mail was marked as done. */
    @Test
    void readsAMailAgainWithoutDoublingAnything() {
        String subject = "Again " + Ids.next();
        Desk.mail("again-%s@example.com".formatted(Ids.next()), subject, "Hello");
        Answer ticket = desk.ticketNamed(subject);
        var mails = desk.bean(MongoDatabase.class).getCollection("inbound_mails");
        Document mail = await().atMost(PATIENCE)
                .until(() -> mails.find(Filters.eq("wentTo", ticket.id())).first(), found -> found != null);
        mails.updateOne(
                Filters.eq("_id", mail.get("_id")),
                Updates.combine(
                        Updates.set("stand", "new"),
                        Updates.unset("wentTo"),
                        Updates.set("claimedUntil", mail.getDate("at"))));
        await().atMost(PATIENCE).until(() -> mails.countDocuments(Filters.eq("wentTo", ticket.id())) == 1);
        desk.ticketNamed(subject);
        assertThat(desk.messages(ticket.id()).all("items", "text")).containsExactly("Hello");
        assertThat(desk.ticket(ticket.id()).body().at("/messages").asInt()).isOne();
        assertThat(desk.ticket(ticket.id()).text("number")).isEqualTo(ticket.text("number"));
    }
}

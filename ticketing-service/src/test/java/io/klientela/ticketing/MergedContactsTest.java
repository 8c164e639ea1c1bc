package io.klientela.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MergedContactsTest {
    private final Desk desk = Desk.asAdmin();
    private final String mark = Ids.next();
    private final String jan = contact("Jan Kot", "jan");
    private final String janek = contact("Janek Kot", "janek");

    @Test
    void ticketsFollowAContactThatIsMergedAndComeBackWithItAndWhatItsAddressSentSince() {
        String ticket = ticket("\"contactId\":\"%s\"".formatted(janek));
        Instant since = Instant.now();
        Desk.ISSUER.publishRecord(
                Topics.CONTACTS,
                "merged",
                2,
                janek,
                "Janek Kot",
                emails("janek") + "\"mergedInto\":{\"contactId\":\"%s\"},".formatted(jan));
        Desk.ISSUER.publishRecord(Topics.CONTACTS, "absorbed", 2, jan, "Jan Kot", """
                "emails":[{"value":"jan.%1$s@k.example"},{"value":"janek.%1$s@k.example"}],""".formatted(mark));
        soon(() -> assertThat(contactOf(ticket)).isEqualTo(jan));
        soon(() -> assertThat(desk.ticket(ticket).text("contactName")).isEqualTo("Jan Kot"));
        assertThat(desk.ticket(ticket).text("contactEmail")).isEqualTo(address("janek"));
        String late = ticket("\"contactEmail\":\"%s\"".formatted(address("janek")));
        String other = ticket("\"contactId\":\"%s\"".formatted(janek));
        soon(() -> assertThat(contactOf(late)).isEqualTo(jan));
        assertThat(contactOf(other)).isEqualTo(jan);

        Desk.ISSUER.publish(Topics.CONTACTS, janek, "klientela.contacts.contact.unmerged.v1", 3, """
                {"state":{"id":"%s","name":"Janek Kot",%s"tags":[]},"fromId":"%s","since":"%s","addresses":["%s"]}""".formatted(
                        janek, emails("janek"), jan, since, address("janek")));
        soon(() -> assertThat(contactOf(ticket)).isEqualTo(janek));
        soon(() -> assertThat(contactOf(late)).isEqualTo(janek));
        soon(() -> assertThat(desk.ticket(ticket).text("contactName")).isEqualTo("Janek Kot"));
        assertThat(contactOf(other)).isEqualTo(jan);
    }

    private String contact(String name, String mail) {
        return Desk.ISSUER.publishRecord(Topics.CONTACTS, "created", 1, Ids.next(), name, emails(mail));
    }

    private String emails(String mail) {
        return "\"emails\":[{\"value\":\"%s\"}],".formatted(address(mail));
    }

    private String address(String mail) {
        return "%s.%s@k.example".formatted(mail, mark);
    }

    private String ticket(String customer) {
        return desk.post("/api/v1/tickets", "{\"name\":\"Help\",\"text\":\"x\",%s}".formatted(customer))
                .expect(201)
                .id();
    }

    private String contactOf(String ticket) {
        return desk.ticket(ticket).text("contactId");
    }

    private static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }
}

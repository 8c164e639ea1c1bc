package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mails to the address for leads, through the mail server that the platform brings along. */
class LeadsByMailTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Api api = Service.asClient();

    @BeforeEach
    void takesMails() {
        api.put("/api/v1/leads/mail-intake", "{\"active\":true}").expect(200);
    }

    private void send(String id, String from, String subject, String text, String... headers) {
        PostOffice.send(
                TestMail.shared().smtpPort(),
                "leads+targi@" + TestMail.DOMAIN,
                "From: %s\nTo: leads+targi@%s\nSubject: %s\nMessage-ID: <%s-%s@example.com>\n%sContent-Type: text/plain; charset=utf-8\n\n%s"
                        .formatted(from, TestMail.DOMAIN, subject, id, mark, String.join("", headers), text));
    }

    private JsonNode leads(String address) {
        return api.list("leads", "email == \"%s\"".formatted(address))
                .expect(200)
                .json()
                .get("items");
    }

    @Test
    void makesOneLeadOfWhatAStrangerAsksAndAddsToIt() {
        String address = "jan-%s@firma.pl".formatted(mark);
        String from = "=?utf-8?Q?Nowak=2C_J=C3=B3zef?= <%s>".formatted(address);
        send("first", from, "Zapytanie", "Proszę o cennik.\n\nPozdrawiam\nJózef Nowak\ntel. 22 123 45 67");
        send("first", from, "Zapytanie", "Proszę o cennik.\n\nPozdrawiam\nJózef Nowak\ntel. 22 123 45 67");
        send("second", from, "I jeszcze", "Czy jest rabat?");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(leads(address).at("/0/message").asString())
                        .contains("cennik")
                        .contains("rabat"));
        assertThat(leads(address)).hasSize(1);
        JsonNode lead = leads(address).get(0);
        assertThat(lead.get("source").asString()).isEqualTo("email");
        assertThat(lead.get("sourceName").asString()).isEqualTo("leads+targi@" + TestMail.DOMAIN);
        assertThat(lead.get("firstName").asString()).isEqualTo("Józef");
        assertThat(lead.get("lastName").asString()).isEqualTo("Nowak");
        assertThat(lead.get("phone").asString()).isEqualTo("+48221234567");
        String id = lead.get("id").asString();
        assertThat(lead.get("submissionIds")).hasSize(2);

        String colleague = "kolega-%s@firma.pl".formatted(mark);
        send(
                "reply",
                colleague,
                "Re: Zapytanie",
                "Pytam w imieniu Józefa.",
                "In-Reply-To: <first-%s@example.com>\n".formatted(mark));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.get("/api/v1/leads/%s/emails".formatted(id))
                                .json()
                                .get("items"))
                        .hasSize(3));
        assertThat(leads(colleague)).isEmpty();
    }

    @Test
    void leavesOutMachinesAndKnownPeople() {
        String robot = "robot-%s@example.com".formatted(mark);
        String spammer = "spam-%s@example.com".formatted(mark);
        String known = "znany-%s@example.com".formatted(mark);
        String contact =
                api.create("contacts", "{\"lastName\":\"Znany\",\"emails\":[{\"value\":\"%s\"}]}".formatted(known));
        send("robot", robot, "Nie ma mnie", "Wrócę", "Auto-Submitted: auto-replied\n");
        send("spam", spammer, "Kup", "Teraz", "X-Spam-Flag: YES\n");
        send("known", known, "Dzień dobry", "Proszę o ofertę");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.get("/api/v1/contacts/%s/emails".formatted(contact))
                                .json()
                                .get("items"))
                        .hasSize(1));
        // Mails are taken in the order in which they came.
        assertThat(leads(robot)).isEmpty();
        assertThat(leads(spammer)).isEmpty();
        assertThat(leads(known)).isEmpty();
    }
}

package io.klientela.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MergedContactsTest {
    private final Sales sales = Sales.asAdmin();
    private final String jan = Sales.ISSUER.publishRecord(Topics.CONTACTS, "created", 1, Ids.next(), "Jan Kot", "");
    private final String janek = Sales.ISSUER.publishRecord(Topics.CONTACTS, "created", 1, Ids.next(), "Janek Kot", "");

    @Test
    void dealsFollowAContactThatIsMergedAndComeBackWithIt() {
        String one = deal("{\"contactId\":\"%s\",\"role\":\"buyer\"}".formatted(janek));
        String both = deal("{\"contactId\":\"%s\",\"role\":\"buyer\"},{\"contactId\":\"%s\",\"role\":\"boss\"}"
                .formatted(jan, janek));
        merged(janek, jan, 2);
        soon(() -> assertThat(contacts(one)).isEqualTo(of(jan, "Jan Kot", "buyer")));
        soon(() -> assertThat(contacts(both)).isEqualTo(of(jan, "Jan Kot", "buyer")));
        merged(janek, jan, 2);
        String late = deal("{\"contactId\":\"%s\"}".formatted(janek));
        assertThat(contacts(late)).isEqualTo("[{\"contactId\":\"%s\",\"name\":\"Jan Kot\"}]".formatted(jan));

        unmerged(janek, "Janek Kot", jan, 3);
        soon(() -> assertThat(contacts(one)).isEqualTo(of(janek, "Janek Kot", "buyer")));
        soon(() -> assertThat(contacts(both))
                .isEqualTo(of(jan, "Jan Kot", "buyer").replace("]", ",")
                        + of(janek, "Janek Kot", "boss").substring(1)));
        assertThat(contacts(late)).contains(jan);
    }

    private static void merged(String id, String into, long sequence) {
        Sales.ISSUER.publishRecord(
                Topics.CONTACTS,
                "merged",
                sequence,
                id,
                "Janek Kot",
                "\"mergedInto\":{\"contactId\":\"%s\"},".formatted(into));
    }

    private static void unmerged(String id, String name, String from, long sequence) {
        Sales.ISSUER.publish(
                Topics.CONTACTS, id, "klientela.contacts.contact.unmerged.v1", sequence, """
                {"state":{"id":"%s","name":"%s"},"fromId":"%s","since":"2026-01-01T00:00:00Z","addresses":[]}""".formatted(id, name, from));
    }

    private static String of(String id, String name, String role) {
        return "[{\"contactId\":\"%s\",\"name\":\"%s\",\"role\":\"%s\"}]".formatted(id, name, role);
    }

    private String deal(String contacts) {
        return sales.post("/api/v1/deals", "{\"name\":\"Cranes\",\"contacts\":[%s]}".formatted(contacts))
                .expect(201)
                .id();
    }

    private String contacts(String deal) {
        return sales.get("/api/v1/deals/" + deal)
                .expect(200)
                .body()
                .at("/contacts")
                .toString();
    }

    private static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }
}

package io.klientela.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.sales.DealEvent;
import io.klientela.platform.Ids;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HealingTest {
    private static final String OPERATIONS = "/api/v1/operations/reporting";
    private final String pipeline = Ids.next();

    private JsonNode summary() {
        return Service.get("/api/v1/reports/sales-summary?pipelineId=" + pipeline);
    }

    private void awaitDeals(long count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(summary().get("deals").asLong()).isEqualTo(count));
    }

    /** @return how many */
    private int publishSome() {
        int count = 300;
        for (int i = 0; i < count; i++) {
            ADeal deal = i % 3 == 0
                    ? ADeal.open(pipeline, "Engaging")
                    : ADeal.won(pipeline, i + ".25", "USD", "2026-0" + (1 + i % 9) + "-01")
                            .ofOwner("owner-" + i % 20);
            Stream.publish(new DealEvent.Created(deal.state()), 1);
        }
        Stream.flush();
        return count;
    }

    @Test
    void comesToTheSameNumbersWhenItIsRebuilt() {
        awaitDeals(publishSome());
        JsonNode before = summary();

        assertThat(Service.call("POST", OPERATIONS + "/projections/deal-facts/rebuild", Service.ADMIN)
                        .statusCode())
                .isEqualTo(202);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(summary()).isEqualTo(before));
    }

    @Test
    void comesToTheSameNumbersWhenItsDatabaseIsDroppedUnderIt() {
        int count = publishSome();
        awaitDeals(count);
        JsonNode before = summary();

        Service.database().drop();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(summary()).isEqualTo(before));
    }

    /** What arrives first after the drop must not make the rest look taken in. */
    @Test
    void losesNothingWhenEventsArriveWhileItsDatabaseIsDropped() {
        int count = publishSome();
        awaitDeals(count);

        Service.database().drop();
        for (int i = 0; i < 20; i++) {
            Stream.publish(
                    new DealEvent.Created(ADeal.open(pipeline, "Engaging").state()), 1);
        }
        Stream.flush();

        awaitDeals(count + 20);
    }

    @Test
    void putsAsideWhatItCannotReadAndGoesOn() {
        String poison = Ids.next();
        Stream.publish(new DealEvent.Created(ADeal.open(pipeline, "Engaging").state()), 1);
        Stream.publishNonsense("klientela.sales.deal.created.v1", poison, "not JSON");
        Stream.publishNonsense(
                "klientela.sales.deal.created.v1", poison, "{\"state\":{\"pipelineId\":\"" + pipeline + "\"}}");
        Stream.publish(new DealEvent.Created(ADeal.open(pipeline, "Engaging").state()), 1);
        Stream.flush();
        awaitDeals(2);

        Awaitility.await().untilAsserted(() -> assertThat(lettersOf(poison)).isEqualTo(2));
        String letter = letterOf(poison);
        assertThat(Service.call("POST", OPERATIONS + "/dead-letters/" + letter + "/redrive", Service.ADMIN)
                        .statusCode())
                .isEqualTo(409);
        assertThat(lettersOf(poison)).isEqualTo(2);
        assertThat(Service.call("DELETE", OPERATIONS + "/dead-letters/" + letter, Service.ADMIN)
                        .statusCode())
                .isEqualTo(204);
        assertThat(lettersOf(poison)).isEqualTo(1);
    }

    @Test
    void takesInADeadLetterOnceTheFaultIsMended() {
        ADeal unlucky = ADeal.open(pipeline, "Engaging");
        FaultyDealFacts.REFUSED.add(unlucky.id());
        Stream.publish(new DealEvent.Created(unlucky.state()), 1);
        Stream.publish(new DealEvent.Created(ADeal.open(pipeline, "Engaging").state()), 1);
        Stream.flush();
        awaitDeals(1);
        Awaitility.await()
                .untilAsserted(() -> assertThat(lettersOf(unlucky.id())).isEqualTo(1));

        FaultyDealFacts.REFUSED.remove(unlucky.id());
        assertThat(Service.call(
                                "POST",
                                OPERATIONS + "/dead-letters/" + letterOf(unlucky.id()) + "/redrive",
                                Service.ADMIN)
                        .statusCode())
                .isEqualTo(204);

        awaitDeals(2);
        assertThat(lettersOf(unlucky.id())).isZero();
    }

    private static long lettersOf(String key) {
        return Service.get(OPERATIONS + "/dead-letters")
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("key").asString().equals(key))
                .count();
    }

    private static String letterOf(String key) {
        return Service.get(OPERATIONS + "/dead-letters")
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }
}

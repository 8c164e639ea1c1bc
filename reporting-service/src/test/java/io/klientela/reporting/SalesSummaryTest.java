package io.klientela.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.identity.UserEvent;
import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.events.sales.DealEvent;
import io.klientela.events.sales.DealStatus;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SalesSummaryTest {
    private final String pipeline = Ids.next();

    private void publish(ADeal... deals) {
        for (ADeal deal : deals) {
            Stream.publish(new DealEvent.Created(deal.state()), 1);
        }
        Stream.flush();
    }

    private JsonNode summary(String... parameters) {
        return summaryFor(Service.ADMIN, parameters);
    }

    private JsonNode summaryFor(String token, String... parameters) {
        return Service.get(
                "/api/v1/reports/sales-summary?pipelineId=" + pipeline + "&" + String.join("&", parameters), token);
    }

    private void awaitDeals(long count) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(summary().get("deals").asLong()).isEqualTo(count));
    }

    /** The part of the summary that the events of this test alone decide. */
    private static String numbers(JsonNode summary) {
        return Json.mapper()
                .writeValueAsString(((tools.jackson.databind.node.ObjectNode) summary.deepCopy()).without("asOf"));
    }

    @Test
    void countsAndSumsWhatTheEventsTell() {
        publish(
                ADeal.won(pipeline, "1000.50", "USD", "2026-01-31").ofOwner("ann"),
                ADeal.won(pipeline, "200", "USD", "2026-04-01").ofOwner("bob"),
                ADeal.won(pipeline, "0.10", "USD", "2026-04-30").ofOwner("bob"),
                ADeal.won(pipeline, "7000", "PLN", "2026-02-01").ofOwner("bob"),
                ADeal.lost(pipeline, "2026-02-02"),
                ADeal.open(pipeline, "Engaging"),
                ADeal.open(pipeline, "Engaging").worth("5", "USD"),
                ADeal.open(pipeline, "Prospecting"));
        awaitDeals(8);

        assertThat(numbers(summary())).isEqualTo("""
                {"deals":8,"won":4,"lost":1,"openByStage":{"Engaging":2,"Prospecting":1},\
                "wonValue":{"amount":"1200.60","currency":"USD"},"winRate":0.8,\
                "wonValueByMonth":[{"month":"2026-01","amount":"1000.50"},{"month":"2026-02","amount":"0.00"},\
                {"month":"2026-03","amount":"0.00"},{"month":"2026-04","amount":"200.10"}],\
                "topOwners":[{"id":"ann","name":"ann of the deal","wonValue":{"amount":"1000.50","currency":"USD"}},\
                {"id":"bob","name":"bob of the deal","wonValue":{"amount":"200.10","currency":"USD"}}],\
                "otherCurrencies":[{"amount":"7000.00","currency":"PLN"}],"scope":"all"}""");
        JsonNode inZloty = summary("currency=PLN");
        assertThat(inZloty.get("wonValue").toString()).isEqualTo("{\"amount\":\"7000.00\",\"currency\":\"PLN\"}");
        assertThat(inZloty.get("wonValueByMonth").size()).isEqualTo(1);
        assertThat(inZloty.get("otherCurrencies").toString())
                .isEqualTo("[{\"amount\":\"1200.60\",\"currency\":\"USD\"}]");
    }

    @Test
    void answersForNoDealsAtAll() {
        assertThat(numbers(summary())).isEqualTo("""
                {"deals":0,"won":0,"lost":0,"openByStage":{},"wonValue":{"amount":"0.00","currency":"USD"},\
                "winRate":null,"wonValueByMonth":[],"topOwners":[],"otherCurrencies":[],"scope":"all"}""");
    }

    @Test
    void boundsClosedDealsByTheirDayAndOpenOnesNot() {
        publish(
                ADeal.won(pipeline, "1", "USD", "2026-03-31"),
                ADeal.won(pipeline, "2", "USD", "2026-04-01"),
                ADeal.lost(pipeline, "2026-04-30"),
                ADeal.lost(pipeline, "2026-05-01"),
                ADeal.open(pipeline, "Engaging"));
        awaitDeals(5);

        JsonNode april = summary("from=2026-04-01", "to=2026-04-30");
        assertThat(april.get("deals").asInt()).isEqualTo(3);
        assertThat(april.get("won").asInt()).isEqualTo(1);
        assertThat(april.get("lost").asInt()).isEqualTo(1);
        assertThat(april.get("wonValue").get("amount").asString()).isEqualTo("2.00");
        assertThat(summary("from=2026-04-30").get("lost").asInt()).isEqualTo(2);
    }

    @Test
    void namesTheBestTenOwnersAsTheyAreCalledNow() {
        String renamed = Ids.next();
        for (int i = 0; i < 11; i++) {
            publish(ADeal.won(pipeline, "10", "USD", "2026-01-01").ofOwner("owner-" + (char) ('k' - i)));
        }
        publish(ADeal.won(pipeline, "10.01", "USD", "2026-01-01").ofOwner(renamed));
        Instant now = Instant.now();
        Stream.publish(
                new UserEvent.Created(new UserState(
                        renamed,
                        "Zofia",
                        null,
                        List.of(),
                        List.of(),
                        UserStatus.ACTIVE,
                        null,
                        now,
                        "system:test",
                        now)),
                1);
        Stream.flush();

        Awaitility.await()
                .untilAsserted(() -> assertThat(summary().get("topOwners"))
                        .extracting(owner -> owner.get("name").asString())
                        .containsExactly(
                                "Zofia",
                                "owner-a of the deal",
                                "owner-b of the deal",
                                "owner-c of the deal",
                                "owner-d of the deal",
                                "owner-e of the deal",
                                "owner-f of the deal",
                                "owner-g of the deal",
                                "owner-h of the deal",
                                "owner-i of the deal"));
    }

    @Test
    void isNotMisledByRepeatedAndOutdatedEvents() {
        ADeal deal = ADeal.open(pipeline, "Engaging").worth("10", "USD");
        ADeal won = deal.worth("12", "USD").closed(DealStatus.WON, "Won", "2026-05-05");
        Stream.publish(new DealEvent.Won(won.state(), "Engaging"), 3);
        Stream.publish(new DealEvent.Created(deal.state()), 1);
        Stream.publish(new DealEvent.Won(won.state(), "Engaging"), 3);
        Stream.publish(new DealEvent.StageChanged(deal.in("Negotiation").state(), "Engaging", "Negotiation"), 2);
        publish(ADeal.open(pipeline, "Engaging"));
        awaitDeals(2);

        assertThat(summary().get("won").asInt()).isEqualTo(1);
        assertThat(summary().get("wonValue").get("amount").asString()).isEqualTo("12.00");
        assertThat(summary().get("openByStage").toString()).isEqualTo("{\"Engaging\":1}");
    }

    @Test
    void forgetsADeletedDealForGood() {
        ADeal deal = ADeal.won(pipeline, "10", "USD", "2026-05-05");
        publish(deal, ADeal.open(pipeline, "Engaging"));
        awaitDeals(2);
        Stream.publish(new DealEvent.Deleted(deal.state()), 2);
        Stream.flush();
        awaitDeals(1);
        publish(deal, ADeal.open(pipeline, "Engaging"));
        awaitDeals(2);

        assertThat(summary().get("won").asInt()).isZero();
    }

    @Test
    void saysHowNewItsNumbersAre() {
        Instant future =
                Instant.parse("2031-01-01T00:00:00.123Z").plusSeconds(Math.floorMod(pipeline.hashCode(), 9999));
        publish(ADeal.open(pipeline, "Engaging").at(future));
        awaitDeals(1);

        assertThat(Instant.parse(summary().get("asOf").asString())).isEqualTo(future);
    }

    @Test
    void showsEverybodyTheirShareOnly() {
        publish(
                ADeal.open(pipeline, "Engaging").ofOwner("ann").ofTeam("north"),
                ADeal.open(pipeline, "Engaging").ofOwner("ann").ofTeam("south"),
                ADeal.open(pipeline, "Engaging").ofOwner("bob").ofTeam("north"),
                ADeal.open(pipeline, "Engaging").ofOwner("eve").ofTeam("west"));
        awaitDeals(4);

        assertThat(dealsSeenBy(Service.user("ann", "rep", "north"))).isEqualTo(2);
        assertThat(dealsSeenBy(Service.user("bob", "manager", "south"))).isEqualTo(2);
        assertThat(dealsSeenBy(Service.user("bob", "manager", "north", "south")))
                .isEqualTo(3);
        assertThat(dealsSeenBy(Service.user("eve", "manager"))).isEqualTo(1);
        // who may read the deals of the team only gets no report about more, and is told so
        String rep = Service.user("zoe", "team-deals", "north");
        assertThat(dealsSeenBy(rep)).isEqualTo(2);
        assertThat(summaryFor(rep, "ownerId=eve").get("deals").asInt()).isZero();
        assertThat(summaryFor(rep, "ownerId=eve").get("scope").asString()).isEqualTo("team");
        assertThat(Service.call("GET", "/api/v1/reports/leads-summary", rep).statusCode())
                .isEqualTo(403);
        assertThat(summaryFor(Service.user("ann", "rep"), "ownerId=bob")
                        .get("deals")
                        .asInt())
                .isZero();
        assertThat(summary("teamId=north").get("deals").asInt()).isEqualTo(2);
        assertThat(summary("ownerId=ann").get("deals").asInt()).isEqualTo(2);
        assertThat(Service.call("GET", "/api/v1/reports/sales-summary", Service.user("mia", "marketer"))
                        .statusCode())
                .isEqualTo(403);
    }

    private int dealsSeenBy(String token) {
        return summaryFor(token).get("deals").asInt();
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "to=2026-02-30, to",
        "from=2026-02-02&to=2026-02-01, from",
        "currency=DOLLARS, currency",
        "pipelineId=%7B%24ne%3A1%7D, pipelineId",
        "ownerId=a%20b, ownerId",
        "stage=Engaging, stage",
        "from=2026-01-01&from=2026-01-02, from"
    })
    void refusesWhatItCannotUnderstandAndNamesIt(String query, String field) {
        HttpResponse<String> answer = Service.call("GET", "/api/v1/reports/sales-summary?" + query, Service.ADMIN);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.mapper()
                        .readTree(answer.body())
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo(field);
    }
}

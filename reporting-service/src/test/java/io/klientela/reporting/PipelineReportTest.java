package io.klientela.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.sales.DealEvent;
import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.PipelineEvent;
import io.klientela.events.sales.PipelineState;
import io.klientela.events.sales.Stage;
import io.klientela.platform.Ids;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PipelineReportTest {
    private final String pipeline = Ids.next();

    private PipelineState state(boolean isDefault) {
        Instant now = Instant.now();
        List<Stage> stages = List.of(
                new Stage(ADeal.stageId("Prospecting"), "Prospecting", DealStatus.OPEN, 10),
                new Stage(ADeal.stageId("Engaging"), "Engaging", DealStatus.OPEN, 50),
                new Stage(ADeal.stageId("Won"), "Won", DealStatus.WON, 100));
        return new PipelineState(pipeline, "Standard", isDefault, stages, now, "system:test", now);
    }

    private JsonNode report() {
        return Service.get("/api/v1/reports/pipeline?pipelineId=" + pipeline);
    }

    @Test
    void listsEveryStageInOrderWithItsWorth() {
        Stream.publish(new PipelineEvent.Created(state(false)), 1);
        for (ADeal deal : List.of(
                ADeal.open(pipeline, "Engaging").worth("100", "PLN"),
                ADeal.open(pipeline, "Engaging").worth("0.99", "PLN"),
                ADeal.open(pipeline, "Engaging").worth("10", "EUR"),
                ADeal.open(pipeline, "Engaging"),
                ADeal.open(pipeline, "Abolished").worth("1", "PLN"),
                ADeal.won(pipeline, "8", "PLN", "2026-01-01"))) {
            Stream.publish(new DealEvent.Created(deal.state()), 1);
        }
        Stream.flush();

        Awaitility.await()
                .ignoreExceptionsMatching(e -> e instanceof AssertionError)
                .untilAsserted(
                        () -> assertThat(report().get("stages").toString()).isEqualTo("""
                        [{"stageId":"stage-Prospecting","stage":"Prospecting","kind":"open","probability":10,"count":0,\
                        "value":{"amount":"0.00","currency":"PLN"},"weighted":{"amount":"0.00","currency":"PLN"},"otherCurrencies":[]},\
                        {"stageId":"stage-Engaging","stage":"Engaging","kind":"open","probability":50,"count":4,\
                        "value":{"amount":"100.99","currency":"PLN"},"weighted":{"amount":"40.40","currency":"PLN"},\
                        "otherCurrencies":[{"value":{"amount":"10.00","currency":"EUR"},"weighted":{"amount":"4.00","currency":"EUR"}}]},\
                        {"stageId":"stage-Won","stage":"Won","kind":"won","probability":100,"count":1,\
                        "value":{"amount":"8.00","currency":"PLN"},"weighted":{"amount":"8.00","currency":"PLN"},"otherCurrencies":[]},\
                        {"stageId":"stage-Abolished","stage":"Abolished","kind":"open","probability":40,"count":1,\
                        "value":{"amount":"1.00","currency":"PLN"},"weighted":{"amount":"0.40","currency":"PLN"},"otherCurrencies":[]}]"""));
        assertThat(report().get("pipeline").get("name").asString()).isEqualTo("Standard");
    }

    @Test
    void isAboutTheDefaultPipelineUnlessAskedForAnother() {
        Stream.publish(new PipelineEvent.Created(state(true)), 1);
        Stream.flush();
        Awaitility.await()
                .untilAsserted(() -> assertThat(Service.get("/api/v1/reports/pipeline")
                                .path("pipeline")
                                .path("id")
                                .asString(""))
                        .isEqualTo(pipeline));

        Stream.publish(new PipelineEvent.Deleted(state(true)), 2);
        Stream.flush();
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                Service.call("GET", "/api/v1/reports/pipeline?pipelineId=" + pipeline, Service.ADMIN)
                                        .statusCode())
                        .isEqualTo(404));
        assertThat(Service.get("/api/v1/reports/pipeline").get("stages").size()).isZero();
    }
}

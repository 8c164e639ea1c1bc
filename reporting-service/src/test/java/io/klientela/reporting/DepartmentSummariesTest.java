package io.klientela.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each test has a team of its own, and asks for that. */
class DepartmentSummariesTest {
    private static final String LEAD = "klientela.contacts.lead.";
    private static final String TICKET = "klientela.ticketing.ticket.";
    private static final String CAMPAIGN = "klientela.marketing.campaign.";
    private static final Duration SOON = Duration.ofSeconds(30);
    private final String team = Ids.next();

    @Test
    void countsLeadsByWhereTheyCameFromAndWhatBecameOfThem() {
        lead("created", 1, "new", "form", "2026-01-31T23:59:59Z", "\"attribution\":{\"source\":\"google\"}");
        String moved =
                lead("created", 1, "new", "form", "2026-03-01T08:00:00Z", "\"attribution\":{\"source\":\"google\"}");
        lead(
                moved,
                "converted",
                3,
                "converted",
                "form",
                "2026-03-01T08:00:00Z",
                "\"attribution\":{\"source\":\"google\"},\"assignedAt\":\"2026-03-01T09:30:00Z\"");
        lead(moved, "assigned", 2, "working", "form", "2026-03-01T08:00:00Z", "\"assignedAt\":null");
        lead("created", 1, "disqualified", "import", "2026-03-02T08:00:00Z", "\"sourceName\":\"Fair\"");
        String gone = lead("created", 1, "new", "api", "2026-03-02T08:00:00Z", "\"sourceName\":\"Fair\"");
        lead(gone, "deleted", 2, "new", "api", "2026-03-02T08:00:00Z", "\"sourceName\":\"Fair\"");
        Stream.flush();

        awaitNumbers("leads-summary", "", """
                {"leads":3,"open":1,"converted":1,"disqualified":1,"conversionRate":0.3333,\
                "bySource":[{"source":"form","leads":2,"converted":1},{"source":"import","leads":1,"converted":0}],\
                "byOrigin":[{"name":"google","leads":2,"converted":1},{"name":"Fair","leads":1,"converted":0}],\
                "byMonth":[{"month":"2026-01","leads":1,"converted":0},{"month":"2026-02","leads":0,"converted":0},\
                {"month":"2026-03","leads":2,"converted":1}],"medianHoursToAssign":1.5,"scope":"all"}""");
        assertThat(summary("leads-summary", "&from=2026-02-01&to=2026-03-01")
                        .get("leads")
                        .asLong())
                .isEqualTo(1);
        rebuildsEqually("lead-facts", "leads-summary");
    }

    @Test
    void countsTicketsByQueueAndSaysHowSoonHelpCame() {
        ticket("open", "2026-01-05T08:00:00Z", "\"times\":{\"breached\":true}");
        ticket(
                "solved",
                "2026-01-06T08:00:00Z",
                "\"ownerId\":\"ann\",\"satisfaction\":{\"score\":5},\"times\":{\"firstResponseMinutes\":10,"
                        + "\"solutionMinutes\":100,\"solvedAt\":\"2026-02-01T08:00:00Z\",\"breached\":false}");
        ticket(
                "closed",
                "2026-02-06T08:00:00Z",
                "\"satisfaction\":{\"score\":2},\"times\":{\"firstResponseMinutes\":21,\"solutionMinutes\":300,"
                        + "\"solvedAt\":\"2026-02-07T08:00:00Z\",\"breached\":true}");
        ticket("merged", "2026-02-06T08:00:00Z", "\"times\":{\"breached\":true}");
        Stream.flush();

        awaitNumbers("tickets-summary", "", """
                {"tickets":3,"open":1,"unassigned":1,"solved":2,"breached":2,"firstResponseMinutesMedian":16,\
                "solutionMinutesMedian":200,"satisfaction":{"answers":2,"average":3.5},\
                "byQueue":[{"id":"support","name":"Support","open":1,"solved":2,"breached":2}],\
                "byMonth":[{"month":"2026-01","opened":2,"solved":0},{"month":"2026-02","opened":1,"solved":2}],"scope":"all"}""");
        rebuildsEqually("ticket-facts", "tickets-summary");
    }

    @Test
    void sumsUpCampaignsThatHaveBegun() {
        campaign("Draft", "draft", null, 0, 0);
        campaign("First", "sent", "2026-01-05T08:00:00Z", 100, 20);
        campaign("Second", "sending", "2026-02-05T08:00:00Z", 50, 10);
        Stream.flush();

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(summary("campaigns-summary", "")
                                .get("campaigns")
                                .asLong())
                        .isEqualTo(2));
        JsonNode summary = summary("campaigns-summary", "");
        assertThat(summary.get("sent").asLong()).isEqualTo(150);
        assertThat(summary.get("openRate").decimalValue()).isEqualByComparingTo("0.2");
        assertThat(summary.get("clickRate").decimalValue()).isEqualByComparingTo("0");
        assertThat(summary.at("/latest/0/name").asString()).isEqualTo("Second");
        assertThat(summary.at("/latest/1/totals/opened").asLong()).isEqualTo(20);
        rebuildsEqually("campaign-facts", "campaigns-summary");
    }

    @ParameterizedTest
    @CsvSource({"leads-summary", "tickets-summary", "campaigns-summary"})
    void answersOnlyProperQuestionsOfThoseWhoMayAsk(String report) {
        String path = "/api/v1/reports/" + report;
        assertThat(status(path, Service.user("mia", "marketer"))).isEqualTo(403);
        assertThat(status(path + "?from=2026-02-02&to=2026-02-01", Service.ADMIN))
                .isEqualTo(400);
        assertThat(status(path + "?from=yesterday", Service.ADMIN)).isEqualTo(400);
        assertThat(status(path + "?colour=red", Service.ADMIN)).isEqualTo(400);
        assertThat(status(path, Service.user("nobody", "rep"))).isEqualTo(200);
    }

    @Test
    void countsOnlyWhatTheAskerMaySee() {
        lead("created", 1, "new", "form", "2026-01-01T00:00:00Z", "\"ownerId\":\"own-" + team + "\"");
        lead("created", 1, "new", "form", "2026-01-01T00:00:00Z", "\"ownerId\":\"other\"");
        Stream.flush();
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertThat(leads(Service.user("own-" + team, "rep"))).isEqualTo(1);
            assertThat(leads(Service.user("boss", "manager", team))).isEqualTo(2);
            assertThat(leads(Service.user("stranger", "manager", "elsewhere"))).isZero();
        });
    }

    private long leads(String token) {
        return Service.get("/api/v1/reports/leads-summary?teamId=" + team, token)
                .get("leads")
                .asLong();
    }

    private static int status(String path, String token) {
        return Service.call("GET", path, token).statusCode();
    }

    private JsonNode summary(String report, String more) {
        return Service.get("/api/v1/reports/%s?teamId=%s%s".formatted(report, team, more));
    }

    private void awaitNumbers(String report, String more, String expected) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(report, more)).isEqualTo(expected));
    }

    /** The part of the summary that the events of this test alone decide. */
    private String numbers(String report, String more) {
        return Json.mapper()
                .writeValueAsString(((ObjectNode) summary(report, more).deepCopy()).without("asOf"));
    }

    private void rebuildsEqually(String projection, String report) {
        String before = numbers(report, "");
        assertThat(Service.call(
                                "POST",
                                "/api/v1/operations/reporting/projections/%s/rebuild".formatted(projection),
                                Service.ADMIN)
                        .statusCode())
                .isEqualTo(202);
        awaitNumbers(report, "", before);
    }

    private String lead(String what, long sequence, String status, String source, String createdAt, String more) {
        String id = Ids.next();
        lead(id, what, sequence, status, source, createdAt, more);
        return id;
    }

    private void lead(
            String id, String what, long sequence, String status, String source, String createdAt, String more) {
        Stream.publish(
                LEAD + what,
                id,
                sequence,
                "{\"id\":\"%s\",\"name\":\"L\",\"status\":\"%s\",\"source\":\"%s\",\"teamId\":\"%s\",\"createdAt\":\"%s\",%s}"
                        .formatted(id, status, source, team, createdAt, more));
    }

    private void ticket(String status, String createdAt, String more) {
        String id = Ids.next();
        Stream.publish(
                TICKET + "created",
                id,
                1,
                ("{\"id\":\"%s\",\"name\":\"T\",\"status\":\"%s\",\"queueId\":\"support\",\"queueName\":\"Support\","
                                + "\"teamId\":\"%s\",\"createdAt\":\"%s\",%s}")
                        .formatted(id, status, team, createdAt, more));
    }

    private void campaign(String name, String status, @Nullable String startedAt, int sent, int opened) {
        String id = Ids.next();
        Stream.publish(
                CAMPAIGN + "created",
                id,
                1,
                ("{\"id\":\"%s\",\"name\":\"%s\",\"status\":\"%s\",\"teamId\":\"%s\",\"startedAt\":%s,\"totals\":"
                                + "{\"recipients\":%d,\"sent\":%d,\"failed\":0,\"bounced\":0,\"opened\":%d,\"clicked\":0,"
                                + "\"unsubscribed\":0}}")
                        .formatted(
                                id,
                                name,
                                status,
                                team,
                                startedAt == null ? "null" : "\"" + startedAt + "\"",
                                sent,
                                sent,
                                opened));
    }
}

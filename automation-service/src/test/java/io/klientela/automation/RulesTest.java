package io.klientela.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.klientela.automation.Automation.Event;
import io.klientela.automation.FakeApi.Call;
import io.klientela.platform.Ids;
import io.klientela.testing.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class RulesTest {
    private static final String WON = "klientela.sales.deal.won.v1";
    private static final String CONTACT_UPDATED = "klientela.contacts.contact.updated.v1";
    private static final String TASK =
            "{\"kind\":\"create-task\",\"settings\":{\"subject\":\"Call {{ record.name }}\",\"owner\":\"u\"}}";

    private final Automation service = Automation.asAdmin();

    @BeforeAll
    static void patient() {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    private static String rule(String name, String type, String condition, String... actions) {
        return """
            {"name":"%s","trigger":{"kind":"event","eventType":"%s"},"condition":"%s","actions":[%s]}
            """.formatted(name, type, condition, String.join(",", actions));
    }

    private static Event deal(String id, String name, String more) {
        return Event.of(WON, id, "\"name\":\"%s\",\"status\":\"won\",\"tags\":[]%s".formatted(name, more));
    }

    private Answer runsOf(String ruleId) {
        return service.get("/api/v1/runs?filter=ruleId == \"%s\"&sort=createdAt&limit=200".formatted(ruleId))
                .expect(200);
    }

    private void awaitRun(String ruleId, String status) {
        await().untilAsserted(
                        () -> assertThat(runsOf(ruleId).all("items", "status")).containsExactly(status));
    }

    @Test
    void refusesWhatCouldNotWork() {
        Answer condition = service.post("/api/v1/rules", rule("r", WON, "record.nmae == 'x'", TASK))
                .expect(400);
        assertThat(condition.text("errors/0/field")).isEqualTo("condition");
        assertThat(condition.text("errors/0/message")).startsWith("1:7: undefined field 'nmae'");
        assertThat(service.post("/api/v1/rules", rule("r", "klientela.sales.deal.dreamt.v1", "", TASK))
                        .expect(422)
                        .text("errors/0/field"))
                .isEqualTo("trigger.eventType");
        assertThat(service.post("/api/v1/rules", rule("r", WON, "", TASK.replace("owner", "boss")))
                        .expect(422)
                        .text("errors/0/field"))
                .isEqualTo("actions[0].settings.boss");
        assertThat(service.post("/api/v1/rules", rule("r", WON, "", TASK.replace("}}\"", "\"")))
                        .expect(422)
                        .text("errors/0/field"))
                .isEqualTo("actions[0].settings.subject");
        assertThat(service.post(
                                "/api/v1/rules",
                                "{\"name\":\"r\",\"trigger\":{\"kind\":\"schedule\",\"cron\":\"every day\"},\"actions\":[%s]}"
                                        .formatted(TASK))
                        .expect(422)
                        .text("errors/0/field"))
                .isEqualTo("trigger.cron");
        assertThat(service.post(
                                "/api/v1/rules",
                                rule(
                                        "r",
                                        WON,
                                        "",
                                        "{\"kind\":\"call-webhook\",\"settings\":{\"url\":\"http://169.254.169.254/\"}}"))
                        .expect(422)
                        .text("errors/0/field"))
                .isEqualTo("actions[0].settings.url");
        assertThat(service.get("/api/v1/rules/event-types").expect(200).body().toString())
                .contains("\"type\":\"" + WON + "\"", "\"meaning\":\"deal won\"");
    }

    @Test
    void actsOnceForEachEventHoweverOftenItComes() {
        Answer rule = service.post("/api/v1/rules", rule("once", WON, "record.name == 'Once'", TASK))
                .expect(201);
        Event won = deal(Ids.next(), "Once", "").happen();
        won.happen();
        deal(Ids.next(), "Other", "").happen();
        await().untilAsserted(() ->
                assertThat(runsOf(rule.id()).all("items", "status")).containsExactlyInAnyOrder("succeeded", "skipped"));
        won.happen();
        deal(Ids.next(), "Third", "").happen();
        await().untilAsserted(() ->
                assertThat(runsOf(rule.id()).all("items", "status")).hasSize(3));
        List<Call> tasks = Automation.API.to("POST /activities").stream()
                .filter(call -> call.body().path("name").asString().equals("Call Once"))
                .toList();
        assertThat(tasks).hasSize(1);
        assertThat(tasks.getFirst().key()).isEqualTo(won.id() + "/" + rule.id() + "/0");
        assertThat(tasks.getFirst().body().path("dealId").asString()).isEqualTo(won.key());
        Answer run = service.get("/api/v1/runs?filter=status == \"skipped\" && ruleId == \"%s\"".formatted(rule.id()));
        assertThat(run.text("items/0/reason")).isEqualTo("The condition does not hold.");
        assertThat(service.get("/api/v1/runs/" + run.text("items/0/id") + "/inputs")
                        .expect(200)
                        .text("record/name"))
                .isIn("Other", "Third");
    }

    @Test
    void repeatsWhatFailsInPassingUnderTheSameKeyAndTellsWhatFailsForGood() {
        AtomicInteger attempts = new AtomicInteger();
        Automation.API.on(
                "PATCH /deals/flaky",
                call -> attempts.incrementAndGet() < 3
                        ? new FakeApi.Answer(503, "{}")
                        : new FakeApi.Answer(200, "{\"id\":\"flaky\"}"));
        Automation.API.on(
                "PATCH /deals/strict", call -> new FakeApi.Answer(422, "{\"detail\":\"Too long.\",\"errors\":[]}"));
        Answer rule = service.post(
                        "/api/v1/rules",
                        rule(
                                "step",
                                WON,
                                "record.name == 'Step'",
                                "{\"kind\":\"set-field\",\"settings\":{\"field\":\"nextStep\",\"value\":\"Call {{"
                                        + " record.name }}\"}}"))
                .expect(201);
        deal("flaky", "Step", "").happen();
        awaitRun(rule.id(), "succeeded");
        assertThat(runsOf(rule.id()).text("items/0/steps/0/attempts")).isEqualTo("3");
        deal("strict", "Step", "").happen();
        await().untilAsserted(() ->
                assertThat(runsOf(rule.id()).all("items", "status")).containsExactlyInAnyOrder("succeeded", "failed"));
        String failed = service.get("/api/v1/runs?filter=status == \"failed\" && ruleId == \"%s\"".formatted(rule.id()))
                .text("items/0/id");
        Answer run = service.get("/api/v1/runs/" + failed);
        assertThat(run.text("steps/0/answer")).contains("422", "Too long.");
        Automation.API.on("PATCH /deals/strict", call -> new FakeApi.Answer(200, "{}"));
        service.post("/api/v1/runs/" + failed + "/retry", "{}").expect(428);
        service.post("/api/v1/runs/" + failed + "/retry", "{}", run.etag()).expect(200);
        await().untilAsserted(() ->
                assertThat(service.get("/api/v1/runs/" + failed).text("status")).isEqualTo("succeeded"));
        service.post(
                        "/api/v1/runs/" + failed + "/retry",
                        "{}",
                        service.get("/api/v1/runs/" + failed).etag())
                .expect(409);
    }

    /** Two rules that set a field back and forth; each change is an event again, in the trace of the call that made it. */
    @Test
    void endsRulesThatSetOneAnotherOff() {
        String contact = Ids.next();
        AtomicReference<String> title = new AtomicReference<>("a");
        AtomicInteger version = new AtomicInteger(1);
        Automation.API.on(
                "GET /contacts/" + contact,
                call -> new FakeApi.Answer(200, "{\"id\":\"%s\",\"jobTitle\":\"%s\"}".formatted(contact, title.get())));
        Automation.API.on("PATCH /contacts/" + contact, call -> {
            title.set(call.body().path("jobTitle").asString());
            new Event(
                            Ids.next(),
                            CONTACT_UPDATED,
                            contact,
                            version.incrementAndGet(),
                            "{\"state\":{\"id\":\"%s\",\"name\":\"Loop\",\"jobTitle\":\"%s\"},\"changes\":{}}"
                                    .formatted(contact, title.get()),
                            "client:klientela-services",
                            call.traceparent(),
                            java.time.Instant.now())
                    .happen();
            return new FakeApi.Answer(200, "{}");
        });
        String set = "{\"kind\":\"set-field\",\"settings\":{\"field\":\"jobTitle\",\"value\":\"%s\"}}";
        Answer there = service.post(
                        "/api/v1/rules",
                        rule(
                                "there",
                                CONTACT_UPDATED,
                                "record.name == 'Loop' && record.jobTitle == 'a'",
                                set.formatted("b")))
                .expect(201);
        Answer back = service.post(
                        "/api/v1/rules",
                        rule(
                                "back",
                                CONTACT_UPDATED,
                                "record.name == 'Loop' && record.jobTitle == 'b'",
                                set.formatted("a")))
                .expect(201);
        Event.of(CONTACT_UPDATED, contact, "\"name\":\"Loop\",\"jobTitle\":\"a\"")
                .happen();
        await().untilAsserted(() -> {
            List<String> statuses = runsOf(there.id()).all("items", "status");
            List<String> others = runsOf(back.id()).all("items", "status");
            assertThat(statuses.stream().filter("succeeded"::equals).count()
                            + others.stream().filter("succeeded"::equals).count())
                    .isEqualTo(5);
            assertThat(others).contains("suppressed");
        });
        Answer suppressed =
                service.get("/api/v1/runs?filter=status == \"suppressed\" && ruleId == \"%s\"".formatted(back.id()));
        assertThat(suppressed.text("items/0/reason")).contains("5 rules set one another off");
        assertThat(suppressed.text("items/0/depth")).isEqualTo("5");
        assertThat(Automation.API.to("PATCH /contacts/" + contact)).hasSize(5);
    }

    /** Where the chain is broken on the way, the limit per rule and record holds. */
    @Test
    void limitsHowOftenARuleActsOnARecord() {
        Answer rule = service.post("/api/v1/rules", rule("often", WON, "record.name == 'Often'", TASK))
                .expect(201);
        String deal = Ids.next();
        for (int i = 0; i < 12; i++) {
            deal(deal, "Often", "").happen();
        }
        await().untilAsserted(() -> {
            List<String> statuses = runsOf(rule.id()).all("items", "status");
            assertThat(statuses).hasSize(12);
            assertThat(statuses.stream().filter("suppressed"::equals)).hasSize(2);
        });
    }

    @Test
    void goesOnAfterARestartWithWhatWasDecided() {
        Answer rule = service.post("/api/v1/rules", rule("restart", WON, "record.name == 'Restart'", """
            {"kind":"add-tag","settings":{"tag":"won"}}\
            """))
                .expect(201);
        Automation.API.on("GET /deals/restart", call -> new FakeApi.Answer(503, "{}"));
        deal("restart", "Restart", "").happen();
        awaitRun(rule.id(), "running");
        AtomicInteger tagged = new AtomicInteger();
        try (ConfigurableApplicationContext second = Automation.start()) {
            assertThat(second.isRunning()).isTrue();
            Automation.API.on("PATCH /deals/restart", call -> {
                tagged.incrementAndGet();
                return new FakeApi.Answer(200, "{}");
            });
            Automation.API.on("GET /deals/restart", call -> new FakeApi.Answer(200, "{\"tags\":[\"old\"]}"));
            awaitRun(rule.id(), "succeeded");
        }
        assertThat(tagged).hasValue(1);
        assertThat(Automation.API
                        .to("PATCH /deals/restart")
                        .getFirst()
                        .body()
                        .path("tags")
                        .toString())
                .isEqualTo("[\"old\",\"won\"]");
    }

    @Test
    void triesARuleOnThePastAndDoesNothing() {
        deal(Ids.next(), "Past 1", "").happen();
        deal(Ids.next(), "Past 2", "").happen();
        int calls = Automation.API.to("POST /activities").size();
        Answer outcome = service.post(
                        "/api/v1/rules/dry-run",
                        "{\"rule\":%s}".formatted(rule("past", WON, "record.name == 'Past 1'", TASK)))
                .expect(200);
        assertThat(outcome.text("matched")).isEqualTo("1");
        assertThat(Integer.parseInt(outcome.text("looked"))).isGreaterThanOrEqualTo(2);
        assertThat(outcome.text("samples/0/decision")).isEqualTo("acts");
        assertThat(outcome.text("samples/0/actions/0")).isEqualTo("create the task \"Call Past 1\" for u");
        assertThat(Automation.API.to("POST /activities").stream()
                        .filter(call -> call.body().path("name").asString().equals("Call Past 1")))
                .isEmpty();
        assertThat(calls).isNotNegative();
    }

    @Test
    void runsSchedulesOnceEachWhateverTheNumberOfInstances() {
        try (ConfigurableApplicationContext second = Automation.start()) {
            assertThat(second.isRunning()).isTrue();
            Answer rule = service.post(
                            "/api/v1/rules",
                            "{\"name\":\"tick\",\"trigger\":{\"kind\":\"schedule\",\"cron\":\"*/2 * * * * *\"},\"actions\":[%s]}"
                                    .formatted(TASK.replace("Call {{ record.name }}", "Tick")))
                    .expect(201);
            await().untilAsserted(() -> assertThat(runsOf(rule.id()).all("items", "status"))
                    .filteredOn("succeeded"::equals)
                    .hasSizeGreaterThanOrEqualTo(3));
            service.patch("/api/v1/rules/" + rule.id(), "{\"active\":false}", rule.etag())
                    .expect(200);
            List<Call> ticks = Automation.API.to("POST /activities").stream()
                    .filter(call -> call.body().path("name").asString().equals("Tick"))
                    .toList();
            assertThat(ticks.stream().map(Call::key)).doesNotHaveDuplicates();
            assertThat(ticks.stream().map(call -> String.valueOf(call.key()).split("@|/", 3)[1]))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void shipsRulesThatWork() {
        assertThat(service.get("/api/v1/rules?filter=shipped&sort=name").all("items", "name"))
                .containsExactly(
                        "Assign new leads in turn", "Warn of first responses that are due", "Welcome new customers");
        String owner = Automation.user("Olga");
        String contact = Ids.next();
        Automation.API.on(
                "GET /contacts/" + contact,
                call -> new FakeApi.Answer(200, "{\"emails\":[{\"value\":\"kim@example.com\"}]}"));
        Automation.API.on("GET /templates?", call -> new FakeApi.Answer(200, "{\"items\":[]}"));
        Automation.API.on("POST /templates/welcome-id/send", call -> new FakeApi.Answer(202, "{\"id\":\"mail\"}"));
        Automation.API.on("POST /templates", call -> new FakeApi.Answer(201, "{\"id\":\"welcome-id\"}"));
        String won = Ids.next();
        deal(
                        won,
                        "Shipped",
                        ",\"ownerId\":\"%s\",\"amount\":{\"amount\":\"10.00\",\"currency\":\"PLN\"},\"contacts\":[{\"contactId\":\"%s\",\"name\":\"Kim\"}]"
                                .formatted(owner, contact))
                .happen();
        await().untilAsserted(() -> assertThat(
                        service.as(owner).get("/api/v1/notifications").all("items", "name"))
                .containsExactly("Won: Shipped"));
        assertThat(service.as(owner).get("/api/v1/notifications").text("items/0/link"))
                .isEqualTo("/deals/" + won);
        await().untilAsserted(() -> assertThat(Automation.API.to("POST /templates/welcome-id/send").stream()
                        .map(call -> call.body().path("contactId").asString()))
                .containsExactly(contact));
        String bare = Ids.next();
        deal(bare, "Bare", ",\"ownerId\":\"%s\"".formatted(owner)).happen();
        await().untilAsserted(() -> {
            Answer run = service.get(
                    "/api/v1/runs?filter=recordId == \"%s\" && name == \"Welcome new customers\"".formatted(bare));
            assertThat(run.all("items/0/steps", "status")).containsExactly("succeeded", "succeeded", "skipped");
            assertThat(run.text("items/0/steps/2/answer")).contains("no contact");
        });
        String lead = Ids.next();
        Event.of("klientela.contacts.lead.created.v1", lead, "\"name\":\"Lea\",\"status\":\"open\"")
                .happen();
        await().untilAsserted(() ->
                assertThat(Automation.API.to("POST /leads/" + lead + "/assign")).hasSize(1));
        String manager = Automation.user("Mona");
        String queue = Ids.next();
        Event.of(
                        "klientela.ticketing.queue.created.v1",
                        queue,
                        "\"name\":\"Support\",\"managerId\":\"%s\"".formatted(manager))
                .happen();
        await().until(() ->
                service.bean(MongoDatabase.class).getCollection("queues").countDocuments(Filters.eq("_id", queue))
                        == 1);
        Event.of(
                        "klientela.ticketing.ticket.response-due.v1",
                        Ids.next(),
                        "\"name\":\"Help\",\"number\":7,\"queueId\":\"%s\"".formatted(queue))
                .happen();
        await().untilAsserted(() -> assertThat(
                        service.as(manager).get("/api/v1/notifications").all("items", "name"))
                .containsExactly("First response due: #7 Help"));
    }

    @Test
    void leavesShippedRulesAsTheyWereLeft() {
        Answer rule = service.get("/api/v1/rules/01980000-0000-7000-8000-000000000001")
                .expect(200);
        Answer off = service.patch("/api/v1/rules/" + rule.id(), "{\"active\":false}", rule.etag())
                .expect(200);
        try (ConfigurableApplicationContext again = Automation.start()) {
            assertThat(again.isRunning()).isTrue();
            assertThat(service.get("/api/v1/rules/" + rule.id()).text("active")).isEqualTo("false");
        }
        service.patch("/api/v1/rules/" + rule.id(), "{\"active\":true}", off.etag())
                .expect(200);
    }
}

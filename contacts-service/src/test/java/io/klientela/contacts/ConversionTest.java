package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.klientela.contacts.SalesStub.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversionTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private final Api api = Service.asClient();
    private final SalesStub sales = SalesStub.INSTANCE;
    private final String mark =
            "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    @AfterEach
    void mendSales() {
        sales.mood = Mood.WELL;
    }

    @Test
    void makesContactCompanyAndDealOfALead() {
        String lead = lead("Jan", "jan");
        JsonNode converted = convert(
                        lead, "{\"deal\":{\"name\":\"Big\",\"amount\":{\"amount\":\"10\",\"currency\":\"PLN\"}}}")
                .expect(200)
                .json();
        assertThat(converted.at("/status").asString()).isEqualTo("converted");
        JsonNode contact = api.get(
                        "/api/v1/contacts/" + converted.at("/contactId").asString())
                .expect(200)
                .json();
        assertThat(contact.at("/emails/0/value").asString()).isEqualTo("jan@%s.example".formatted(mark));
        assertThat(contact.at("/phones/0/value").asString()).isEqualTo("+48220000189");
        assertThat(contact.at("/companies/0/companyName").asString()).isEqualTo(mark + " Hurt Sp. z o.o.");
        JsonNode deal = sales.dealOf(lead);
        assertThat(deal.at("/id")).isEqualTo(converted.at("/dealId"));
        assertThat(deal.at("/contacts/0/contactId")).isEqualTo(converted.at("/contactId"));
        assertThat(deal.at("/companyId")).isEqualTo(converted.at("/companyId"));
        assertThat(deal.at("/amount/amount").asString()).isEqualTo("10.00");
        assertThat(steps(lead)).containsExactly("company done", "contact done", "deal done", "lead done");
        convert(lead, "{}").expect(409);
        api.act(path(lead), "reopen", "{}").expect(409);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(timeline(converted.at("/contactId").asString()))
                                .containsExactly("contact.created", "lead.converted", "lead.created"));
        assertThat(api.get("/api/v1/contacts/%s/lineage"
                                .formatted(converted.at("/contactId").asString()))
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(origin -> origin.at("/field").asString().equals("emails"))
                        .map(origin -> origin.at("/how").asString() + " "
                                + origin.at("/sourceId").asString()))
                .containsExactly("lead " + lead);
    }

    @Test
    void findsThePersonAndTheCompanyThatAreKnownAlready() {
        String company = api.create("companies", "{\"name\":\"%s HURT sp. z o. o.\"}".formatted(mark));
        String contact = api.create(
                "contacts", "{\"lastName\":\"Known\",\"emails\":[{\"value\":\"ewa@%s.example\"}]}".formatted(mark));
        JsonNode converted = convert(lead("Ewa", "ewa"), "{}").expect(200).json();
        assertThat(converted.at("/companyId").asString()).isEqualTo(company);
        assertThat(converted.at("/contactId").asString()).isEqualTo(contact);
        assertThat(converted.has("dealId")).isFalse();
        assertThat(api.get("/api/v1/contacts/" + contact).text("/companies/0/companyId"))
                .as("who worked nowhere works there now")
                .isEqualTo(company);
    }

    @Test
    void makesOneCompanyAndOneContactOfLeadsThatAreConvertedAtOnce() throws ExecutionException, InterruptedException {
        List<Future<Api.Answer>> answers = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                String lead = lead("Twin", "twin");
                answers.add(many.submit(() -> convert(lead, "{}").expect(200)));
            }
        }
        for (Future<Api.Answer> answer : answers) {
            assertThat(answer.get().text("/status")).isEqualTo("converted");
        }
        assertOnlyOne("twin");
    }

    @Test
    void goesOnByItselfWhenSalesIsBack() {
        String lead = lead("Late", "late");
        sales.mood = Mood.AWAY;
        JsonNode unfinished =
                convert(lead, "{\"deal\":{\"name\":\"Late\"}}").expect(200).json();
        assertThat(unfinished.at("/status").asString()).isEqualTo("new");
        assertThat(unfinished.hasNonNull("contactId")).isTrue();
        assertThat(unfinished.hasNonNull("companyId")).isTrue();
        JsonNode conversion = api.get(path(lead) + "/conversion").expect(200).json();
        assertThat(conversion.at("/status").asString()).isEqualTo("running");
        assertThat(conversion.at("/steps/2/status").asString()).isEqualTo("waiting");
        assertThat(conversion.at("/steps/2/problem").asString()).contains("sales is away");
        convert(lead, "{}").expect(409);

        sales.mood = Mood.WELL;
        awaitConverted(lead);
        assertThat(sales.dealOf(lead).at("/name").asString()).isEqualTo("Late");
    }

    /** Each step has had its effect and the process died before it could note that: the worst moment of each. */
    @Test
    void makesNothingTwiceWhereverItDied() {
        String lead = lead("Phoenix", "phoenix");
        int deals = sales.created.get();
        sales.mood = Mood.AWAY;
        convert(lead, "{\"deal\":{\"name\":\"Phoenix\"}}").expect(200);
        for (int done = 0; done < 2; done++) {
            dieWhen(done, lead);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(steps(lead))
                            .containsExactly("company done", "contact done", "deal waiting", "lead waiting"));
        }
        sales.mood = Mood.DYING_AFTER_THE_WRITE;
        await().atMost(SOON).until(() -> sales.created.get() == deals + 1);
        sales.mood = Mood.WELL;
        awaitConverted(lead);
        dieWhen(3, lead);
        awaitConverted(lead);
        assertThat(sales.created.get()).isEqualTo(deals + 1);
        assertOnlyOne("phoenix");
    }

    @Test
    void failsForGoodWhereSalesRefusesAndMayBeTriedAgain() {
        String lead = lead("Picky", "picky");
        sales.mood = Mood.REFUSING;
        convert(lead, "{\"deal\":{\"name\":\"Wrong\",\"pipelineId\":\"none\"}}").expect(200);
        JsonNode conversion = api.get(path(lead) + "/conversion").json();
        assertThat(conversion.at("/status").asString()).isEqualTo("failed");
        assertThat(conversion.at("/steps/2/problem").asString()).contains("no pipeline");
        sales.mood = Mood.WELL;
        assertThat(convert(lead, "{\"deal\":{\"name\":\"Right\"}}").expect(200).text("/status"))
                .isEqualTo("converted");
        assertOnlyOne("picky");
    }

    @Test
    void isRefusedToWhoMayNotCreateWhatItMakesAndForWhatCannotSucceed() {
        Service.ISSUER.publishRole("lead-only", "{\"resource\":\"lead\",\"actions\":[\"*\"],\"scope\":\"all\"}");
        Api limited = Service.as(Service.ISSUER.user("u" + mark, "Lea", List.of("lead-only"), List.of()));
        String lead = lead("Kept", "kept");
        await().atMost(SOON).until(() -> limited.get(path(lead)).status() == 200);
        limited.act(path(lead), "convert", "{}").expect(403);
        Service.ISSUER.publishRole(
                "no-deals",
                "{\"resource\":\"lead\",\"actions\":[\"*\"],\"scope\":\"all\"}",
                "{\"resource\":\"contact\",\"actions\":[\"*\"],\"scope\":\"all\"}");
        Api noDeals = Service.as(Service.ISSUER.user("n" + mark, "Nel", List.of("no-deals"), List.of()));
        await().atMost(SOON).until(() -> noDeals.get(path(lead)).status() == 200);
        noDeals.act(path(lead), "convert", "{}").expect(403);
        noDeals.act(path(lead), "convert", "{\"createCompany\":false,\"deal\":{\"name\":\"D\"}}")
                .expect(403);
        convert(lead, "{\"companyId\":\"none\"}").expect(422);
        convert(lead, "{\"contactId\":\"none\"}").expect(422);
        convert(lead, "{\"deal\":{}}").expect(422);
        api.post(path(lead) + "/convert", "{}").expect(428);
        api.get(path(lead) + "/conversion").expect(404);
        String nameless = api.create("leads", "{\"companyName\":\"Nobody %s\"}".formatted(mark));
        convert(nameless, "{}").expect(422);
        api.act(path(lead), "disqualify", "{\"reason\":\"x\"}").expect(200);
        convert(lead, "{}").expect(409);

        Api person = Service.asPerson("s" + mark, "own");
        String hers = person.create("leads", "{\"lastName\":\"Hers %s\"}".formatted(mark));
        assertThat(person.act(path(hers), "convert", "{}").expect(200).text("/ownerId"))
                .isEqualTo("s" + mark);
    }

    /** As if the process had died after so many steps were noted, and one more done. */
    private static void dieWhen(int done, String lead) {
        MongoCollection<Document> conversions = Service.database().getCollection("conversions");
        Document state = Objects.requireNonNull(
                        conversions.find(Filters.eq(lead)).first())
                .get("state", Document.class);
        List<Document> steps = state.getList("steps", Document.class);
        for (int i = done; i < steps.size(); i++) {
            steps.get(i).append("status", "waiting").remove("recordId");
        }
        conversions.updateOne(
                Filters.eq(lead),
                Updates.combine(
                        Updates.set("status", "running"),
                        Updates.set("token", "of the dead"),
                        Updates.set("due", Date.from(Instant.EPOCH)),
                        Updates.set("state", state.append("status", "running"))));
    }

    private void awaitConverted(String lead) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(api.get(path(lead) + "/conversion").text("/status")).isEqualTo("done");
            assertThat(api.get(path(lead)).text("/status")).isEqualTo("converted");
        });
    }

    private void assertOnlyOne(String who) {
        assertThat(api.list("contacts", "email == \"%s@%s.example\"".formatted(who, mark))
                        .json()
                        .at("/items"))
                .hasSize(1);
        assertThat(api.list("companies", "name == \"%s Hurt Sp. z o.o.\"".formatted(mark))
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    private List<String> steps(String lead) {
        List<String> steps = new ArrayList<>();
        api.get(path(lead) + "/conversion")
                .json()
                .at("/steps")
                .forEach(step -> steps.add(
                        step.at("/name").asString() + " " + step.at("/status").asString()));
        return steps;
    }

    private List<String> timeline(String contact) {
        List<String> types = new ArrayList<>();
        api.get("/api/v1/contacts/%s/timeline".formatted(contact))
                .json()
                .at("/items")
                .forEach(item -> types.add(item.at("/type").asString().replaceAll("klientela\\.\\w+\\.|\\.v1", "")));
        return types.stream().sorted().toList();
    }

    private String lead(String firstName, String mailbox) {
        return api.create("leads", """
                {"firstName":"%s","lastName":"Lead","email":"%s@%s.example","phone":"22 000 01 89",
                 "companyName":"%s Hurt Sp. z o.o."}""".formatted(firstName, mailbox, mark, mark));
    }

    private Api.Answer convert(String lead, String body) {
        return api.act(path(lead), "convert", body);
    }

    private static String path(String lead) {
        return "/api/v1/leads/" + lead;
    }
}

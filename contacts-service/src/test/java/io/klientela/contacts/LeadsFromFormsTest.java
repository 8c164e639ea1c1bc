package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.klientela.testing.TestInfrastructure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LeadsFromFormsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private final Api api = Service.asClient();
    private final String mark =
            "f" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    @Test
    void makesALeadOfASubmissionAndGivesItToTheTeamOfTheForm() {
        String team = Service.aTeam("Team " + mark);
        String rep = Service.aColleague("active", "sales-rep", team);
        String probe = "/api/v1/leads/" + api.create("leads", "{\"lastName\":\"Probe\"}");
        await("the team and its member are known")
                .atMost(SOON)
                .until(() -> api.act(probe, "assign", "{\"teamId\":\"%s\"}".formatted(team))
                                .status()
                        == 200);
        String id = submit(team, """
                {"firstName":"Ola","lastName":"Nowak","email":"Ola@%s.example","phone":"22 000 01 67",
                 "country":"pl","message":"Proszę o ofertę","budget":"10 000"}""".formatted(mark));

        JsonNode lead = await().atMost(SOON)
                .until(() -> api.get("/api/v1/leads/" + id), answer -> answer.status() == 200)
                .json();
        assertThat(lead.at("/source").asString()).isEqualTo("form");
        assertThat(lead.at("/sourceName").asString()).isEqualTo("Contact us");
        assertThat(lead.at("/status").asString()).isEqualTo("working");
        assertThat(lead.at("/ownerId").asString()).isEqualTo(rep);
        assertThat(lead.at("/teamId").asString()).isEqualTo(team);
        assertThat(lead.at("/routingReason").asString()).contains("of 1 active people of the team Team " + mark);
        assertThat(lead.at("/email").asString()).isEqualTo("ola@%s.example".formatted(mark));
        assertThat(lead.at("/phone").asString()).isEqualTo("+48220000167");
        assertThat(lead.at("/country").asString()).isEqualTo("PL");
        assertThat(lead.at("/message").asString()).isEqualTo("Proszę o ofertę\n\nbudget: 10 000");
        assertThat(lead.at("/attribution/campaign").asString()).isEqualTo("spring");
        assertThat(lead.at("/tags/0").asString()).isEqualTo("web");
        await("it is known where each value came from")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(api.get("/api/v1/leads/" + id + "/lineage")
                                .expect(200)
                                .json()
                                .at("/items")
                                .valueStream()
                                .filter(origin -> origin.at("/field").asString().equals("email"))
                                .map(origin -> origin.at("/how").asString() + " "
                                        + origin.at("/name").asString()))
                        .containsExactly("form Contact us"));
    }

    @Test
    void addsWhatThePersonSaysLaterToTheOpenLeadAndLosesNothing() {
        String first = submit(null, "{\"email\":\"eva@%1$s.example\",\"city\":\"Kraków\"}".formatted(mark));
        awaitLeads(1);
        String second = submit(
                null,
                "{\"email\":\"EVA@%1$s.example\",\"city\":\"Gdańsk\",\"lastName\":\"Fox\",\"phone\":\"call me\"}"
                        .formatted(mark));
        JsonNode lead = await().atMost(SOON)
                .until(
                        () -> api.get("/api/v1/leads/" + first).json(),
                        json -> json.at("/submissionIds").size() == 2);
        assertThat(lead.at("/name").asString()).isEqualTo("Fox");
        assertThat(lead.at("/status").asString()).as("no team to give it to").isEqualTo("new");
        assertThat(lead.at("/city").asString()).isEqualTo("Kraków");
        assertThat(lead.at("/message").asString()).contains("city: Gdańsk", "phone: call me");
        api.get("/api/v1/leads/" + second).expect(404);

        api.act("/api/v1/leads/" + first, "disqualify", "{\"reason\":\"Spam\"}").expect(200);
        String third = submit(null, "{\"email\":\"eva@%s.example\"}".formatted(mark));
        await().atMost(SOON).until(() -> api.get("/api/v1/leads/" + third).status() == 200);

        api.delete("/api/v1/leads/" + third).expect(204);
        api.post("/api/v1/operations/contacts/projections/lead-intake/rebuild", "{}")
                .expect(202);
        String last = submit(null, "{\"email\":\"last@%s.example\"}".formatted(mark));
        await().atMost(SOON).until(() -> api.get("/api/v1/leads/" + last).status() == 200);
        assertThat(api.get("/api/v1/leads/" + first).json().at("/submissionIds"))
                .as("every submission once, also after a rebuild")
                .hasSize(2);
        api.get("/api/v1/leads/" + third).expect(404);
    }

    /** Regression: each instance looked for an open lead, found none, and made one. */
    @Test
    void makesOneLeadOfAnAddressThoughTwoInstancesTakeItsSubmissionsAtOnce() {
        int addresses = 30;
        Map<String, String> submissions = new LinkedHashMap<>();
        for (int i = 0; i < addresses * 4; i++) {
            String id = UUID.randomUUID().toString();
            submissions.put(id, """
                    {"state":{"id":"%s","name":"Contact us","formId":"form","values":{"email":"p%d@%s.example"}}}""".formatted(id, i / 4, mark));
        }
        try (var other = Service.anotherInstance()) {
            await().atMost(SOON.multipliedBy(3)).until(() -> instancesThatTakeSubmissions() == 2);
            Service.ISSUER.publishAll(
                    "klientela.marketing.submission", "klientela.marketing.submission.created.v1", 1, submissions);
            await().atMost(SOON.multipliedBy(3))
                    .until(() -> Service.database()
                                    .getCollection("submissions_taken")
                                    .countDocuments(Filters.in("_id", submissions.keySet()))
                            == submissions.size());
            assertThat(other.isRunning()).isTrue();
        }
        Map<String, Integer> submissionsOfLeads = new TreeMap<>();
        api.list("leads", "email.endsWith(\"@%s.example\")".formatted(mark))
                .json()
                .at("/items")
                .forEach(lead -> submissionsOfLeads.merge(
                        lead.at("/email").asString() + " " + lead.at("/id").asString(),
                        lead.at("/submissionIds").size(),
                        Integer::sum));
        assertThat(submissionsOfLeads)
                .hasSize(addresses)
                .allSatisfy((lead, count) -> assertThat(count).as(lead).isEqualTo(4));
    }

    private static long instancesThatTakeSubmissions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()))) {
            String group = "klientela.contacts.lead-intake";
            return Objects.requireNonNull(admin.describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group))
                    .get()
                    .members()
                    .stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        }
    }

    private void awaitLeads(int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.list("leads", "email.endsWith(\"@%s.example\")".formatted(mark))
                                .json()
                                .at("/items"))
                        .hasSize(count));
    }

    private static String submit(@Nullable String team, String values) {
        String id = UUID.randomUUID().toString();
        Service.ISSUER.publish(
                "klientela.marketing.submission", id, "klientela.marketing.submission.created.v1", 1, """
                {"state":{"id":"%s","name":"Contact us","formId":"form","values":%s,"tags":["web"],"language":"pl",
                 "attribution":{"source":"google","campaign":"spring"}%s}}""".formatted(
                                id, values, team == null ? "" : ",\"routeToTeamId\":\"%s\"".formatted(team)));
        return id;
    }
}

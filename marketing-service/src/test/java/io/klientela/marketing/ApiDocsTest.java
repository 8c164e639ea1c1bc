package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDocsTest {
    private final Marketing marketing = Marketing.shared();

    @Test
    void saysWhatEachOperationOfTheServiceDoes() {
        JsonNode docs = marketing.get("/v3/api-docs").expect(200).body();
        List<String> unsaid = new ArrayList<>();
        docs.at("/paths").properties().stream()
                .filter(path -> !path.getKey().contains("/operations/"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method ->
                                method.getValue().path("summary").asString("").isEmpty())
                        .forEach(method -> unsaid.add(method.getKey() + " " + path.getKey())));
        assertThat(docs.at("/paths").propertyNames())
                .contains(
                        "/api/v1/campaigns/{id}/schedule",
                        "/api/v1/segments/{id}/members",
                        "/api/v1/templates/{id}/send")
                .noneMatch(path -> path.startsWith("/public/"));
        assertThat(unsaid).isEmpty();
    }

    @Test
    void showsWhatTheEmbeddedMailServerHasCaught() {
        String template = marketing.template("Podgląd");
        Marketing.colleague("dev@firma.pl");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> marketing
                        .post("/api/v1/templates/" + template + "/test", "{\"to\":\"dev@firma.pl\"}")
                        .expect(202));
        TestMail.await(Duration.ofSeconds(10), mail -> mail.to().equals("dev@firma.pl"));
        JsonNode newest =
                marketing.get("/api/v1/dev/mails?limit=500").expect(200).body();
        JsonNode found = newest.valueStream()
                .filter(mail -> mail.at("/to").asString().equals("dev@firma.pl"))
                .findFirst()
                .orElseThrow();
        assertThat(marketing
                        .get("/api/v1/dev/mails/" + found.at("/id").asString())
                        .expect(200)
                        .text("html"))
                .contains("Witaj");
        marketing.get("/api/v1/dev/mails/no-such").expect(404);
        marketing.open("/api/v1/dev/mails").expect(401);
    }
}

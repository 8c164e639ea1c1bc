package io.klientela.identity;

import static io.klientela.identity.Identity.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InvitationTest {
    private static Identity identity;
    private static Api api;

    @BeforeAll
    static void start() {
        identity = Identity.start();
        api = identity.api();
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void letsAnInvitedPersonChooseAPasswordOnce() {
        String id = api.create("/users", Map.of("name", "Żaneta Wójcik", "roles", List.of("sales-rep")));
        String path = identity.invite(id, Map.of("email", "Zaneta@Klientela.Example"));
        assertThat(statusOf(id)).isEqualTo("invited");

        Browser browser = identity.browser();
        assertThat(browser.get(path).body()).contains("Żaneta Wójcik", "zaneta@klientela.example");
        HttpResponse<String> tooShort = browser.submit(path, Map.of("password", "short"));
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).contains("role=\"alert\"", "at least 12 characters");

        assertThat(Browser.location(browser.submit(path, Map.of("password", PASSWORD))))
                .endsWith("/signin?welcome");
        assertThat(statusOf(id)).isEqualTo("active");
        assertThat(browser.tokensOf("zaneta@klientela.example", PASSWORD).has("access_token"))
                .isTrue();
        assertThat(browser.get(path).statusCode()).isEqualTo(410);
    }

    @Test
    void forgetsAnEarlierInvitation() {
        String id = api.create("/users", Map.of("name", "Jan", "email", "jan@klientela.example"));
        String first = identity.invite(id, Map.of());
        String second = identity.invite(id, Map.of());
        assertThat(identity.browser().get(first).statusCode()).isEqualTo(410);
        assertThat(identity.browser().get(second).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsSecretsOutOfWhatItTells() {
        String id = api.create("/users", Map.of("name", "Ewa", "email", "ewa@klientela.example"));
        String token = identity.invite(id, Map.of()).substring("/invite/".length());
        String told = api.get("/users/" + id).body()
                + api.get("/users/" + id + "/history").body();
        assertThat(told).contains("ewa@klientela.example").doesNotContain(token, "password", "hash");
    }

    private static String statusOf(String id) {
        return Browser.json(api.get("/users/" + id)).get("status").asString();
    }
}

package io.klientela.identity;

import static io.klientela.identity.Identity.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.testing.TestMail;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static Identity identity;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>();
        TestMail.settings().forEach(setting -> {
            String[] pair = setting.substring(2).split("=", 2);
            settings.put(pair[0], pair[1]);
        });
        identity = Identity.start(Identity.newDatabase(), settings);
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void mailsALinkThatWorksOnceAndEndsEverySession() {
        String email = "forgetful@klientela.example";
        identity.signedUp(Map.of("name", "Forgetful", "email", email, "roles", List.of("sales-rep")));
        Browser before = identity.browser();
        JsonNode tokens = before.tokensOf(email, PASSWORD);

        assertThat(identity.browser()
                        .submit("/signin/forgot", Map.of("email", email))
                        .statusCode())
                .isEqualTo(200);
        String path = path(email, "/signin/reset/");
        Browser browser = identity.browser();
        assertThat(browser.submit(path, Map.of("password", "password1234")).statusCode())
                .isEqualTo(422);
        assertThat(Browser.location(browser.submit(path, Map.of("password", "nine brave badgers"))))
                .endsWith("/signin?welcome");
        assertThat(browser.get(path).statusCode()).isEqualTo(410);
        assertThat(before.refresh(tokens).statusCode()).isEqualTo(400);
        Api old = new Api(identity.url(), tokens.get("access_token").asString());
        Awaitility.await().atMost(PATIENCE).until(() -> old.get("/users/me").statusCode() == 401);
        assertThat(identity.browser().tokensOf(email, "nine brave badgers").has("access_token"))
                .isTrue();
    }

    @Test
    void saysTheSameWhetherTheAddressIsKnown() {
        HttpResponse<String> known = identity.browser().submit("/signin/forgot", Map.of("email", Identity.ADMIN));
        HttpResponse<String> unknown =
                identity.browser().submit("/signin/forgot", Map.of("email", "nobody@klientela.example"));
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body());
        path(Identity.ADMIN, "/signin/reset/");
        assertThat(TestMail.to("nobody@klientela.example")).isEmpty();
    }

    @Test
    void mailsInvitations() {
        String email = "invited@klientela.example";
        String id = identity.api().create("/users", Map.of("name", "Invited", "email", email));
        JsonNode invitation = Browser.json(identity.api().post("/users/" + id + "/invite", Map.of()));
        assertThat(invitation.get("mailed").asBoolean()).isTrue();
        assertThat(invitation.get("link").asString()).endsWith(path(email, "/invite/"));
    }

    /** The link in the newest mail that has one like this; an invitation was mailed before. */
    private static String path(String email, String beginning) {
        boolean reset = beginning.contains("reset");
        String text = String.valueOf(TestMail.await(
                        PATIENCE,
                        mail -> mail.to().equals(email)
                                && reset == String.valueOf(mail.subject()).contains("new password"))
                .text());
        Matcher link =
                Pattern.compile(Pattern.quote(beginning) + "[A-Za-z0-9_-]+").matcher(text);
        assertThat(link.find()).isTrue();
        return link.group();
    }
}

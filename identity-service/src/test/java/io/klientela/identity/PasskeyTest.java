package io.klientela.identity;

import static io.klientela.identity.Identity.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.platform.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PasskeyTest {
    private static Identity identity;

    @BeforeAll
    static void start() {
        identity = Identity.start();
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void signsInWithAPasskeyAlone() {
        Api own = person("key");
        Authenticator key = new Authenticator(identity.url());
        JsonNode all = Browser.json(register(own, key, "Laptop"));
        assertThat(all.at("/items/0/name").asString()).isEqualTo("Laptop");

        Browser browser = identity.browser();
        browser.authorize();
        HttpResponse<String> in = browser.passkey(key);
        assertThat(in.statusCode()).isEqualTo(200);
        JsonNode tokens = Browser.json(
                browser.exchange(browser.codeAt(Browser.json(in).get("location").asString())));
        Api signedIn = new Api(identity.url(), tokens.get("access_token").asString());
        assertThat(signedIn.get("/sessions").body()).contains("\"method\":\"passkey\"");

        String id = all.at("/items/0/id").asString();
        assertThat(Browser.json(own.patch("/account/passkeys/" + id, 1, Map.of("name", "Old laptop")))
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("Old laptop");
        assertThat(own.delete("/account/passkeys/" + id, 1).statusCode()).isEqualTo(200);
        assertThat(identity.browser().passkey(key).statusCode()).isEqualTo(401);
    }

    @Test
    void asksWhoHasAPasskeyForMoreThanThePassword() {
        register(person("second"), new Authenticator(identity.url()), "Phone");
        assertThat(Browser.location(identity.browser().signIn("second@klientela.example", PASSWORD)))
                .isEqualTo("/signin/second-factor");
    }

    @Test
    void refusesWhatIsNotVerifiedReplayedOrOfAnotherOrigin() {
        Api own = person("hostile");
        Authenticator key = new Authenticator(identity.url());
        register(own, key, "Key");

        Authenticator unverified = new Authenticator(identity.url());
        unverified.verifies = false;
        assertThat(register(own, unverified, "Touch only").statusCode()).isEqualTo(422);
        assertThat(register(own, new Authenticator("https://evil.example"), "Phished")
                        .statusCode())
                .isEqualTo(422);
        key.verifies = false;
        assertThat(identity.browser().passkey(key).statusCode()).isEqualTo(401);
        key.verifies = true;

        Browser browser = identity.browser();
        Map<String, Object> answer = key.get(browser.passkeyOptions());
        assertThat(browser.passkey(answer).statusCode()).isEqualTo(200);
        assertThat(identity.browser().passkey(answer).statusCode())
                .as("replayed")
                .isEqualTo(401);
        assertThat(identity.browser().passkey(Map.of("id", "nonsense")).statusCode())
                .isEqualTo(401);

        JsonNode options = Browser.json(own.post("/account/passkeys/options", Map.of()));
        Api other = person("other");
        HttpResponse<String> stolen = other.post(
                "/account/passkeys",
                Map.of("name", "Mine", "credential", new Authenticator(identity.url()).create(options)));
        assertThat(stolen.statusCode()).as("a challenge of somebody else").isEqualTo(422);
    }

    private static Api person(String name) {
        String email = name + "@klientela.example";
        identity.signedUp(Map.of("name", name, "email", email, "roles", List.of("sales-rep")));
        return new Api(
                identity.url(),
                identity.browser().tokensOf(email, PASSWORD).get("access_token").asString());
    }

    private static HttpResponse<String> register(Api own, Authenticator key, String name) {
        JsonNode options = Browser.json(own.post("/account/passkeys/options", Map.of()));
        assertThat(options.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        JsonNode credential = Json.mapper().valueToTree(key.create(options));
        return own.post("/account/passkeys", Map.of("name", name, "credential", credential));
    }
}

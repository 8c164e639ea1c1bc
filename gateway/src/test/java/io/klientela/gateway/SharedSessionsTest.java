package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.klientela.testing.TestInfrastructure;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two gateways of one platform, and what is in their database. */
class SharedSessionsTest {
    private static final Provider PROVIDER = new Provider();
    private static final Backend CONTACTS = new Backend().on("/", Backend.json("{}"));
    private static final MongoClient MONGO = MongoClients.create(TestInfrastructure.mongoUri());
    private static final MongoCollection<Document> STORED =
            MONGO.getDatabase("klientela_gateway").getCollection("sessions");
    private static final RunningGateway FIRST = gateway();
    private static final RunningGateway SECOND = gateway("--klientela.issuer=" + FIRST.issuer());

    private final Browser browser = new Browser(FIRST);

    private static RunningGateway gateway(String... settings) {
        return new RunningGateway(Map.of("identity", PROVIDER.server().url(), "contacts", CONTACTS.url()), settings);
    }

    @BeforeAll
    static void introduce() {
        PROVIDER.issuer(FIRST.issuer());
    }

    @AfterEach
    void forget() {
        STORED.deleteMany(new Document());
        PROVIDER.secondsToLive = 600;
    }

    @AfterAll
    static void stop() {
        FIRST.close();
        SECOND.close();
        PROVIDER.server().close();
        CONTACTS.close();
        MONGO.close();
    }

    @Test
    void aSessionWorksAtEveryGateway() {
        browser.signIn("/");
        for (RunningGateway gateway : List.of(FIRST, SECOND)) {
            browser.moveTo(gateway);
            String csrf = browser.session().get("csrf").asString();
            assertThat(browser.send(gateway.request("/api/v1/contacts")
                                    .header("X-CSRF-Token", csrf)
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aSignInMayComeBackToAnotherGateway() {
        assertThat(browser.signIn("/deals", SECOND)).endsWith("/deals");
        assertThat(browser.get("/api/v1/contacts").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutAtOneEndsItAtAllAtOnce() {
        browser.signIn("/");
        String csrf = browser.session().get("csrf").asString();
        String cookie = Browser.COOKIE + browser.sessions().getLast();
        browser.send(FIRST.request("/auth/signout").header("X-CSRF-Token", csrf).POST(BodyPublishers.noBody()));
        assertThat(SECOND.send(SECOND.request("/api/v1/contacts").header("Cookie", cookie))
                        .statusCode())
                .isEqualTo(401);
        assertThat(STORED.countDocuments()).isZero();
    }

    @Test
    void theDatabaseHoldsNeitherCookieNorTokens() {
        STORED.deleteMany(new Document());
        browser.signIn("/");
        assertThat(browser.get("/api/v1/contacts").statusCode()).isEqualTo(200);
        String access = String.valueOf(CONTACTS.last().header("Authorization")).substring("Bearer ".length());
        assertThat(STORED.countDocuments()).isEqualTo(1);
        Document session = STORED.find().first();
        assertThat(session).isNotNull();
        StringBuilder all = new StringBuilder();
        session.forEach((name, value) -> all.append(
                value instanceof org.bson.types.Binary binary
                        ? new String(binary.getData(), java.nio.charset.StandardCharsets.ISO_8859_1)
                        : value));
        assertThat(all.toString())
                .doesNotContain(browser.sessions().getLast(), access, "refresh-", "Ewa", "ewa@example.com");
    }

    @Test
    void aSessionPutInAnothersPlaceOpensNothing() {
        browser.signIn("/");
        Document mine = STORED.find().first();
        assertThat(mine).isNotNull();
        Browser other = new Browser(FIRST);
        other.signIn("/");
        Document theirs = STORED.find(new Document("_id", new Document("$ne", mine.get("_id"))))
                .first();
        assertThat(theirs).isNotNull();
        STORED.updateOne(
                new Document("_id", mine.get("_id")),
                Updates.combine(
                        Updates.set("content", theirs.get("content")), Updates.set("tokens", theirs.get("tokens"))));
        assertThat(browser.get("/api/v1/contacts").statusCode()).isEqualTo(401);
        assertThat(other.get("/api/v1/contacts").statusCode()).isEqualTo(200);
    }

    /** The provider takes each refresh token once: a second renewal would fail, and end the session. */
    @Test
    void oneGatewayRenewsHoweverManyAskAtBoth() throws Exception {
        PROVIDER.secondsToLive = 1;
        browser.signIn("/");
        PROVIDER.secondsToLive = 600;
        long before = tokenRequests();
        String cookie = Browser.COOKIE + browser.sessions().getLast();
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                RunningGateway gateway = i % 2 == 0 ? FIRST : SECOND;
                answers.add(threads.submit(
                        () -> gateway.send(gateway.request("/api/v1/contacts").header("Cookie", cookie))
                                .statusCode()));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        assertThat(tokenRequests() - before).isEqualTo(1);
    }

    @Test
    void aTokenThatAServiceDoesNotTakeIsRenewedAndTheSessionEndsWhereItIsRevoked() {
        browser.signIn("/");
        CONTACTS.on("/api/v1/contacts/refused", at -> Backend.answer(at, 401, "application/problem+json", "{}"));
        assertThat(browser.get("/api/v1/contacts/refused").statusCode()).isEqualTo(401);
        long before = tokenRequests();
        assertThat(browser.get("/api/v1/contacts").statusCode()).isEqualTo(200);
        assertThat(tokenRequests() - before).isEqualTo(1);

        assertThat(browser.get("/api/v1/contacts/refused").statusCode()).isEqualTo(401);
        PROVIDER.revoke();
        assertThat(browser.get("/api/v1/contacts").statusCode()).isEqualTo(401);
        assertThat(browser.session().get("authenticated").asBoolean()).isFalse();
        assertThat(STORED.countDocuments()).isZero();
    }

    @Test
    void aSessionIsOverWhenItsTimeIs() {
        browser.signIn("/");
        STORED.updateMany(
                new Document(), Updates.set("expiresAt", Date.from(Instant.now().minusSeconds(1))));
        assertThat(browser.get("/api/v1/contacts").statusCode()).isEqualTo(401);
        assertThat(browser.lastSetCookie()).contains("Max-Age=0");
    }

    private static long tokenRequests() {
        return PROVIDER.server().calls().stream()
                .filter(call -> call.path().equals("/oauth2/token"))
                .count();
    }
}

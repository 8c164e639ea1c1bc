package io.klientela.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class RevocationsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private final Revocations revocations = new Revocations(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void refusesTheTokensOfASessionThatEnded() {
        Jwt token = token("ann", "user", "s1");
        assertThat(revocations.refuses(token)).isFalse();
        revocations.learn(Topics.SESSIONS, "s1", "klientela.identity.session.ended.v1", NOW, bytes("{}"));
        assertThat(revocations.refuses(token)).isTrue();
        assertThat(revocations.refuses(token("ann", "user", "s2"))).isFalse();
        assertThat(revocations.refuses(token("ann", "user", null))).isFalse();
    }

    @Test
    void forgetsASessionWhoseTokensHaveRunOut() {
        Instant longAgo = NOW.minus(Duration.ofHours(1));
        revocations.learn(Topics.SESSIONS, "s1", "klientela.identity.session.ended.v1", longAgo, bytes("{}"));
        assertThat(revocations.refuses(token("ann", "user", "s1"))).isFalse();
    }

    @Test
    void refusesADisabledUserUntilSheIsEnabled() {
        learnUser("disabled");
        assertThat(revocations.refuses(token("ann", "user", "s1"))).isTrue();
        assertThat(revocations.refuses(token("ann", "client", null)))
                .as("a client of the same name")
                .isFalse();
        learnUser("active");
        assertThat(revocations.refuses(token("ann", "user", "s1"))).isFalse();
    }

    @Test
    void refusesWhoeverWasDeletedForGood() {
        revocations.learn(Topics.USERS, "ann", "klientela.identity.user.deleted.v1", NOW, user("active"));
        revocations.learn(Topics.USERS, "ann", null, NOW, null);
        assertThat(revocations.refuses(token("ann", "user", "s1"))).isTrue();
    }

    @Test
    void refusesADisabledApiClient() {
        AtomicInteger told = new AtomicInteger();
        revocations.onRefusal(told::incrementAndGet);
        byte[] disabled = bytes("{\"state\":{\"id\":\"erp\",\"active\":false}}");
        revocations.learn(Topics.API_CLIENTS, "erp", "klientela.identity.client.updated.v1", NOW, disabled);
        assertThat(revocations.refuses(token("erp", "client", null))).isTrue();
        assertThat(revocations.validate(token("erp", "client", null)).hasErrors())
                .isTrue();
        assertThat(told).hasValue(1);
    }

    private void learnUser(String status) {
        revocations.learn(Topics.USERS, "ann", "klientela.identity.user.updated.v1", NOW, user(status));
    }

    private static byte[] user(String status) {
        return bytes("{\"state\":{\"id\":\"ann\",\"status\":\"%s\"}}".formatted(status));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static Jwt token(String subject, String type, @Nullable String session) {
        Jwt.Builder token =
                Jwt.withTokenValue("t").header("alg", "none").subject(subject).claim(Claims.TYPE, type);
        return session == null
                ? token.build()
                : token.claim(Claims.SESSION, session).build();
    }
}

package io.klientela.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class KnownPeopleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final KnownTeams teams = new KnownTeams();
    private final KnownPeople people = new KnownPeople(teams, Clock.fixed(NOW, java.time.ZoneOffset.UTC));

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private void team(String id, long sequence, String parent) {
        teams.learn(id, "klientela.identity.team.updated.v1", sequence, bytes("""
                {"state": {"id": "%s", "name": "T"%s}}""".formatted(
                        id, parent.isEmpty() ? "" : ", \"parentId\": \"%s\"".formatted(parent))));
    }

    private void user(long sequence, String status, String role) {
        people.learn("ann", "klientela.identity.user.updated.v1", sequence, bytes("""
                {"state": {"name": "Ann", "roles": ["%s"], "teamIds": ["north"], "status": "%s"}}""".formatted(role, status)));
    }

    private static Jwt token(String id) {
        return Jwt.withTokenValue("x")
                .header("alg", "none")
                .subject(id)
                .claim(Claims.ROLES, List.of("claimed"))
                .build();
    }

    private Actor bearer(String id) {
        return ((SignedIn) new Bearers(people).convert(token(id))).actor();
    }

    @Test
    void knowsTheTeamsBelowThoseOfAPersonAsTheTreeChanges() {
        team("north", 1, "");
        team("coast", 1, "north");
        team("port", 1, "coast");
        user(1, "active", "rep");
        assertThat(bearer("ann").teamIds()).containsExactlyInAnyOrder("north", "coast", "port");
        team("coast", 2, "");
        assertThat(bearer("ann").teamIds()).containsExactly("north");
        team("coast", 1, "north");
        assertThat(bearer("ann").teamIds()).containsExactly("north");
    }

    @Test
    void believesTheDirectoryMoreThanTheToken() {
        assertThat(bearer("ann").roles()).containsExactly("claimed");
        user(1, "active", "rep");
        assertThat(bearer("ann").roles()).containsExactly("rep");
        user(2, "active", "manager");
        assertThat(bearer("ann").roles()).containsExactly("manager");
    }

    @Test
    void refusesTheTokenOfSomebodyDisabledOrGone() {
        user(1, "disabled", "rep");
        assertThatThrownBy(() -> bearer("ann")).isInstanceOf(InvalidBearerTokenException.class);
        people.learn("bob", null, 0, null);
        assertThatThrownBy(() -> bearer("bob")).isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void knowsWhoSeesTheApplicationAsWhomUntilItEnds() {
        Actor admin = Actor.user("eve", "Eve", Set.of(), Set.of());
        assertThat(people.isSeenBy("ann", admin)).isFalse();
        seenAs(NOW.plusSeconds(60));
        assertThat(people.isSeenBy("ann", admin)).isTrue();
        assertThat(people.isSeenBy("ann", Actor.user("bob", "Bob", Set.of(), Set.of())))
                .isFalse();
        assertThat(people.isSeenBy("bob", admin)).isFalse();
        seenAs(NOW);
        assertThat(people.isSeenBy("ann", admin)).isFalse();
    }

    private void seenAs(Instant until) {
        people.learn("ann", "klientela.identity.user.seen-as.v1", 1, bytes("""
                {"state": {"name": "Ann", "status": "active"}, "by": "user:eve", "until": "%s"}""".formatted(until)));
    }
}

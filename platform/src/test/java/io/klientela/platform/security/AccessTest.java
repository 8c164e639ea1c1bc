package io.klientela.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klientela.events.State;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

class AccessTest {
    private static final Map<String, List<Permission>> MATRIX = Map.of(
            "rep",
                    List.of(
                            new Permission("deal", List.of("read"), Scope.TEAM),
                            new Permission("deal", List.of("update", "delete"), Scope.OWN)),
            "lead", List.of(new Permission("deal", List.of("*"), Scope.TEAM)),
            "analyst", List.of(new Permission("*", List.of("read"), Scope.ALL)));

    private final Access access = new Access(role -> MATRIX.getOrDefault(role, List.of()));

    private static Actor ann(String... roles) {
        return Actor.user("ann", "Ann", Set.of(roles), Set.of("north"));
    }

    @Test
    void refusesWhatNoRoleGrants() {
        assertRefused(HttpStatus.FORBIDDEN, ann("rep"), () -> access.require("deal", "import"));
        assertRefused(HttpStatus.FORBIDDEN, ann("rep"), () -> access.filter("contact", "read"));
        assertRefused(HttpStatus.FORBIDDEN, ann("no-such-role"), () -> access.require("deal", "read"));
    }

    @Test
    void takesTheWidestScopeOfAllRoles() {
        assertThat(access.scope(ann("rep"), "deal", "update")).contains(Scope.OWN);
        assertThat(access.scope(ann("rep", "lead"), "deal", "update")).contains(Scope.TEAM);
        assertThat(access.scope(ann("rep", "analyst"), "deal", "read")).contains(Scope.ALL);
    }

    @Test
    void appliesTheSameMatrixToApiClients() {
        Actor client = Actor.client("erp", "ERP", Set.of("analyst"), Set.of());
        assertThat(access.scope(client, "product", "read")).contains(Scope.ALL);
        assertRefused(HttpStatus.FORBIDDEN, client, () -> access.require("product", "update"));
    }

    @Test
    void limitsListsToTheScope() {
        assertThat(filter(ann("analyst"), "read")).isEqualTo("{}");
        assertThat(filter(ann("rep"), "update")).isEqualTo("{\"state.ownerId\": \"ann\"}");
        assertThat(filter(ann("rep"), "read"))
                .isEqualTo("{\"$or\": [{\"state.teamId\": {\"$in\": [\"north\"]}}, {\"state.ownerId\": \"ann\"}]}");
    }

    @Test
    void hidesWhatMayNotBeReadAndRefusesWhatMayOnlyBeRead() {
        State colleagues = new Deal("bob", "north");
        State strangers = new Deal("eve", "south");
        State own = new Deal("ann", "south");
        Actor rep = ann("rep");
        assertPermitted(rep, () -> access.requireOn("deal", "read", colleagues));
        assertRefused(HttpStatus.FORBIDDEN, rep, () -> access.requireOn("deal", "update", colleagues));
        assertRefused(HttpStatus.NOT_FOUND, rep, () -> access.requireOn("deal", "update", strangers));
        assertRefused(HttpStatus.NOT_FOUND, rep, () -> access.requireOn("deal", "read", new Deal(null, null)));
        assertPermitted(rep, () -> access.requireOn("deal", "update", own));
        assertPermitted(ann("lead"), () -> access.requireOn("deal", "update", colleagues));
    }

    @Test
    void letsTheServiceItselfDoEverything() {
        Actor service = Actor.system("sales-service");
        assertPermitted(service, () -> access.requireOn("deal", "delete", new Deal(null, null)));
        assertThat(service).hasToString("system:sales-service");
    }

    @Test
    void knowsNoActorOutsideOfARequest() {
        assertThatThrownBy(() -> access.require("deal", "read"))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    private String filter(Actor actor, String action) {
        return CurrentActor.callAs(
                actor, () -> access.filter("deal", action).toBsonDocument().toJson());
    }

    private static void assertPermitted(Actor actor, Runnable task) {
        assertThatCode(() -> CurrentActor.runAs(actor, task)).doesNotThrowAnyException();
    }

    private static void assertRefused(HttpStatus status, Actor actor, Runnable task) {
        ThrowingCallable call = () -> CurrentActor.runAs(actor, task);
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private record Deal(@Nullable String ownerId, @Nullable String teamId) implements State {
        @Override
        public String id() {
            return "deal-1";
        }

        @Override
        public String name() {
            return "A deal";
        }

        @Override
        public Instant createdAt() {
            return Instant.EPOCH;
        }

        @Override
        public Instant updatedAt() {
            return Instant.EPOCH;
        }
    }
}

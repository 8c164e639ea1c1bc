package io.klientela.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.identity.FieldAccess;
import io.klientela.events.identity.FieldRule;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class FieldRightsTest {
    private static final Permission READS = new Permission("deal", List.of("read"), Scope.ALL);
    private static final Permission WRITES = new Permission("deal", List.of("update"), Scope.ALL);
    private static final FieldRule NO_AMOUNT = new FieldRule("deal", "amount", FieldAccess.HIDDEN);
    private static final FieldRule FIXED_STAGE = new FieldRule("deal", "stageId", FieldAccess.READ_ONLY);

    private static final Map<String, List<Permission>> ROWS = Map.of(
            "blind", List.of(READS, WRITES),
            "seeing", List.of(READS),
            "elsewhere", List.of(new Permission("lead", List.of("*"), Scope.ALL)),
            "contacts", List.of(new Permission("contact", List.of("read"), Scope.ALL)),
            "all", List.of(new Permission("*", List.of("*"), Scope.ALL)));
    private static final Map<String, List<FieldRule>> RULES = Map.of(
            "blind",
            List.of(NO_AMOUNT, FIXED_STAGE),
            "contacts",
            List.of(new FieldRule("contact", "emails", FieldAccess.HIDDEN)));

    private final Access access = new Access(new RoleDirectory() {
        @Override
        public List<Permission> permissionsOf(String roleId) {
            return ROWS.getOrDefault(roleId, List.of());
        }

        @Override
        public List<FieldRule> fieldRulesOf(String roleId) {
            return RULES.getOrDefault(roleId, List.of());
        }
    });

    private static Actor ann(String... roles) {
        return Actor.user("ann", "Ann", Set.of(roles), Set.of());
    }

    private Set<String> hidden(String resource, String... roles) {
        return CurrentActor.callAs(ann(roles), () -> access.hidden(resource));
    }

    private Set<String> unwritable(String... roles) {
        return CurrentActor.callAs(ann(roles), () -> access.unwritable("deal"));
    }

    @Test
    void keepsFromSomebodyWhatHerOnlyRoleKeeps() {
        assertThat(hidden("deal", "blind")).containsExactly("amount");
        assertThat(unwritable("blind")).containsExactlyInAnyOrder("amount", "stageId");
    }

    @Test
    void takesTheMostPermissiveOfTheRolesThatGiveTheResource() {
        assertThat(hidden("deal", "blind", "seeing")).isEmpty();
        assertThat(unwritable("blind", "all")).isEmpty();
    }

    @Test
    void doesNotLetARoleOpenFieldsOfWhatItDoesNotGive() {
        assertThat(hidden("deal", "blind", "elsewhere")).containsExactly("amount");
        // "seeing" lets read the stage, which changes nothing about who writes it
        assertThat(unwritable("blind", "seeing")).contains("stageId");
    }

    @Test
    void hidesTheCopiesOfAHiddenField() {
        assertThat(hidden("ticket", "contacts")).containsExactly("contactEmail");
        assertThat(hidden("mail", "contacts")).containsExactly("email");
    }

    @Test
    void givesNobodyTheMeansToGiveMoreThanHeld() {
        assertThat(access.covers(ann("blind"), List.of(READS), List.of())).isFalse();
        assertThat(access.covers(ann("blind"), List.of(READS), List.of(NO_AMOUNT, FIXED_STAGE)))
                .isTrue();
        assertThat(access.covers(ann("seeing"), List.of(WRITES), List.of())).isFalse();
        assertThat(access.covers(ann("seeing"), List.of(new Permission("*", List.of("read"), Scope.ALL)), List.of()))
                .isFalse();
        assertThat(access.coversRoles(ann("all"), List.of("blind", "seeing", "all")))
                .isTrue();
        assertThat(access.coversRoles(ann("blind"), List.of("all"))).isFalse();
    }

    @Test
    void takesHiddenFieldsOutOfWhatEventsSaid() {
        Document said = Document.parse("""
                {"fromStageId": "a", "toStageId": "b", "reason": "x",
                 "changes": {"stageId": {"before": 1}, "name": {"before": "n"}}, "parts": [{"stageId": 1, "n": 2}]}""");
        assertThat(HistoryFields.without(Set.of("stageId"), said)).isEqualTo(Document.parse("""
                {"reason": "x", "changes": {"name": {"before": "n"}}, "parts": [{"n": 2}]}"""));
    }
}

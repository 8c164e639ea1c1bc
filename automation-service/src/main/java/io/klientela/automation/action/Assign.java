package io.klientela.automation.action;

import io.klientela.automation.event.EventKind;
import io.klientela.events.automation.ActionKind;
import io.klientela.platform.client.ApiClient;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the record to somebody: to one person, to a team, or to whoever's turn it is. */
@Component
class Assign implements Action {
    private static final Set<String> OWNED = Set.of("lead", "ticket", "deal", "contact", "company", "activity");
    private static final Set<String> IN_TEAMS = Set.of("lead", "deal", "contact", "company", "activity");

    private final ApiClient api;

    Assign(ApiClient api) {
        this.api = api;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.ASSIGN;
    }

    @Override
    public void check(Settings settings, @Nullable EventKind on) {
        settings.allow("ownerId", "teamId", "roundRobin");
        String owner = settings.text("ownerId");
        String team = settings.text("teamId");
        boolean turns = settings.flag("roundRobin");
        if (on == null || !OWNED.contains(on.resource())) {
            throw settings.invalid("ownerId", "nobody can own what this rule acts on");
        } else if ((owner == null ? 0 : 1) + (team == null ? 0 : 1) + (turns ? 1 : 0) != 1) {
            throw settings.invalid("ownerId", "give one of ownerId, teamId and roundRobin");
        } else if (turns && !on.resource().equals("lead")) {
            throw settings.invalid("roundRobin", "only leads are given out in turn");
        } else if (team != null && !IN_TEAMS.contains(on.resource())) {
            throw settings.invalid("teamId", "a %s belongs to no team that can be chosen".formatted(on.resource()));
        }
    }

    @Override
    public String plan(Step step) {
        return step.settings().flag("roundRobin") ? "assign in turn" : "assign to " + wanted(step);
    }

    @Override
    public String perform(Step step) {
        String path = step.path();
        switch (step.resource()) {
            case "lead", "ticket" -> api.act(path, "assign", wanted(step), step.key());
            default ->
                api.patchLatest(path, present -> {
                    Map.Entry<String, String> wanted =
                            wanted(step).entrySet().iterator().next();
                    boolean already = present.path(wanted.getKey()).asString("").equals(wanted.getValue());
                    return already ? null : wanted(step);
                });
        }
        return step.settings().flag("roundRobin") ? "assigned in turn" : "assigned to " + wanted(step);
    }

    /** {@code {}} where whoever's turn it is gets it. */
    private static Map<String, String> wanted(Step step) {
        String owner = step.settings().text("ownerId");
        String team = step.settings().text("teamId");
        if (owner != null) {
            return Map.of("ownerId", owner);
        }
        return team == null ? Map.of() : Map.of("teamId", team);
    }
}

package io.klientela.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The people of support, whom no sales file knows. */
final class Staff {
    private static final List<String> AGENTS = List.of("Halina Brzask", "Tymon Rdest", "Wanda Fairleigh");

    private final Api api;

    Staff(Api api) {
        this.api = api;
    }

    /** The id of the team. */
    String team() {
        return id(api.once(
                "teams", "externalId == \"DEMO-SUPPORT\"", Map.of("name", "Support", "externalId", "DEMO-SUPPORT")));
    }

    /** The ids of those who answer tickets. */
    List<String> agents(String teamId) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < AGENTS.size(); i++) {
            ids.add(person("DEMO-SUPPORT-" + (i + 1), AGENTS.get(i), "support-agent", teamId));
        }
        return ids;
    }

    String manager(String teamId) {
        return person("DEMO-SUPPORT-M", "Eustachy Modrzew", "support-manager", teamId);
    }

    private String person(String externalId, String name, String role, String teamId) {
        return id(api.once(
                "users",
                "externalId == \"%s\"".formatted(externalId),
                Map.of("name", name, "externalId", externalId, "roles", List.of(role), "teamIds", List.of(teamId))));
    }

    private static String id(JsonNode record) {
        return record.path("id").asString("");
    }
}

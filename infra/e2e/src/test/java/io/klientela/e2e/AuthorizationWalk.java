package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.processes.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Walks every operation of the joined OpenAPI document: without a token, as someone whose role permits next to nothing, and with
 * the administrator's. The first two must never get in; the last must never be kept out.
 */
final class AuthorizationWalk {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    /** What every signed-in person may do: a portal customer sees own contact data, and everybody what they are told. */
    private static final Set<String> OPEN = Set.of(
            "GET /api/v1/users/me",
            "GET /api/v1/contacts",
            "GET /api/v1/notifications",
            "GET /api/v1/notifications/settings",
            "POST /api/v1/notifications/read-all");

    /** Forbidden, missing (which looks the same), or malformed: never carried out. */
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 404, 415, 422, 428);

    private static final String NOBODY = "01900000-0000-7000-8000-000000000000";

    private final Api api;
    private final Person powerless;

    /** @param powerless someone whose only role permits next to nothing */
    AuthorizationWalk(Api api, Person powerless) {
        this.api = api;
        this.powerless = powerless;
    }

    void run() {
        JsonNode document = api.get("/api/docs/openapi.json");
        List<String> unexpected = new ArrayList<>();
        int operations = 0;
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            if (!path.getKey().startsWith("/api/")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations++;
                    walk(operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), unexpected);
                }
            }
        }
        System.out.println("Operations walked: " + operations);
        assertThat(operations).isGreaterThan(40);
        assertThat(unexpected).isEmpty();
    }

    private void walk(String method, String template, List<String> unexpected) {
        String path = template.replaceAll("\\{[^}]+}", NOBODY);
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
        if (path.endsWith("/reports/updates") || path.endsWith("/notifications/stream")) {
            return; // streams without an end for the permitted; the services' own tests read them
        }
        int anonymous = api.sendAs(null, method, path, body).statusCode();
        if (anonymous != 401) {
            unexpected.add("%s %s without a token: %d".formatted(method, template, anonymous));
        }
        int without = powerless.status(method, path, body);
        boolean isOpenToAll = OPEN.contains(method + " " + template);
        if (isOpenToAll ? without / 100 != 2 : !REFUSALS.contains(without)) {
            unexpected.add("%s %s without permission: %d".formatted(method, template, without));
        }
        int permitted =
                api.sendAs(api.token(), method, path, body, "If-Match", "\"1\"").statusCode();
        if (permitted == 401 || permitted == 403 || permitted >= 500) {
            unexpected.add("%s %s as administrator: %d".formatted(method, template, permitted));
        }
    }
}

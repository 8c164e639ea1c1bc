package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.e2e.PermissionTable.Needed;
import io.klientela.processes.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the joined OpenAPI document × every role that ships × records of one's own, of the team and of
 * others, and without signing in: what is let in and kept out is what {@code docs/permissions.csv} and the matrix of the
 * roles say. Whoever may is let through to the version check; so nothing is changed.
 */
final class AuthorizationMatrix {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String NOBODY = "01900000-0000-7000-8000-000000000000";
    private static final String PASSWORD = "a long enough password";
    private static final int AT_A_TIME = 6;

    /** Refused before anybody looked at permissions: the request itself is not one. */
    private static final Set<Integer> MALFORMED = Set.of(400, 415, 422);

    private static final Set<String> STREAMS =
            Set.of("GET /api/v1/reports/updates", "GET /api/v1/notifications/stream");

    /** What changes how whoever asks is signed in: asked without signing in only, as the rest would end the test. */
    private static final Set<String> SIGNING_IN = Set.of("/api/v1/account/", "/api/v1/sessions", "/token-keys/rotate");

    /** What a record of each kind that belongs to somebody is made of. */
    private static final Map<String, String> RECORDS = new LinkedHashMap<>(
            Map.of(
                    "contact", "contacts {\"lastName\":\"Matrix\"",
                    "company", "companies {\"name\":\"Matrix\"",
                    "activity", "activities {\"name\":\"Matrix\",\"kind\":\"note\"",
                    "lead", "leads {\"lastName\":\"Matrix\"",
                    "deal", "deals {\"name\":\"Matrix\"",
                    "ticket", "tickets {\"name\":\"Matrix\",\"text\":\"x\"",
                    "segment", "segments {\"name\":\"Matrix\",\"filter\":\"true\"",
                    "template",
                            "templates {\"name\":\"Matrix\",\"format\":\"html\",\"subject\":\"s\",\"body\":\"<p>b</p>\"",
                    "form",
                            "forms {\"name\":\"Matrix\",\"fields\":[{\"key\":\"email\",\"label\":\"E\",\"kind\":\"email\",\"required\":true}]"));

    private enum Whose {
        OWN,
        TEAMS,
        OTHERS,
        NONE
    }

    private record Cell(String operation, String role, Whose whose) {}

    private final Api api;
    private final String url;
    private final PermissionTable table = PermissionTable.read();
    private final Map<String, JsonNode> roles = new LinkedHashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> unexpected = new ArrayList<>();
    private final Set<String> undecided = new TreeSet<>();
    private final AtomicInteger asked = new AtomicInteger();

    AuthorizationMatrix(Api api, String url) {
        this.api = api;
        this.url = url;
    }

    void run() {
        long begun = System.nanoTime();
        Set<String> operations = operations();
        table.requireComplete(operations);
        api.get("/api/v1/roles?limit=500&filter=builtIn")
                .get("items")
                .forEach(role -> roles.put(role.get("id").asString(), role));
        assertThat(roles).hasSizeGreaterThanOrEqualTo(8);
        meet();
        List<Callable<Void>> questions = new ArrayList<>();
        operations.stream().filter(operation -> !STREAMS.contains(operation)).forEach(operation -> {
            questions.add(() -> anonymous(operation));
            if (SIGNING_IN.stream().noneMatch(operation::contains)) {
                roles.keySet().forEach(role -> cells(operation, role).forEach(cell -> questions.add(() -> ask(cell))));
            }
        });
        askAll(questions);
        System.out.printf(
                "Authorization matrix: %d operations × %d roles, %d questions in %d s; %d unexpected; not decided by permission: %s%n",
                operations.size(),
                roles.size(),
                asked.get(),
                (System.nanoTime() - begun) / 1_000_000_000,
                unexpected.size(),
                undecided);
        assertThat(unexpected).isEmpty();
    }

    private Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        api.get("/api/docs/openapi.json").get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** A person for each role, all of one team, with records of theirs, of a colleague's and of a stranger's. */
    private void meet() {
        String team = id(api.post("/api/v1/teams", "{\"name\":\"Matrix\"}"));
        String elsewhere = id(api.post("/api/v1/teams", "{\"name\":\"Elsewhere\"}"));
        Map<Whose, String> others = Map.of(
                Whose.TEAMS,
                user("Colleague", "sales-rep", team),
                Whose.OTHERS,
                user("Stranger", "sales-rep", elsewhere));
        Map<String, String> holders = new LinkedHashMap<>();
        roles.keySet().forEach(role -> {
            String id = user("Holder of " + role, role, team);
            String link = api.post(
                            "/api/v1/users/" + id + "/invite", "{\"email\":\"%s@matrix.example\"}".formatted(role))
                    .get("link")
                    .asString();
            people.put(role, Person.invited(url, link, role + "@matrix.example", PASSWORD));
            holders.put(role, id);
        });
        RECORDS.keySet().forEach(resource -> {
            others.forEach((whose, owner) -> ids.put(resource + whose, record(resource, owner)));
            holders.forEach((role, owner) -> ids.put(resource + Whose.OWN + role, record(resource, owner)));
        });
        String segment = ids.get("segment" + Whose.OTHERS);
        String template = ids.get("template" + Whose.OTHERS);
        String campaign = "campaigns {\"name\":\"Matrix\",\"segmentId\":\"%s\",\"templateId\":\"%s\""
                .formatted(segment, template);
        others.forEach((whose, owner) -> ids.put("campaign" + whose, made(campaign, owner)));
        holders.forEach((role, owner) -> ids.put("campaign" + Whose.OWN + role, made(campaign, owner)));
    }

    private String user(String name, String role, String team) {
        return id(api.post(
                "/api/v1/users",
                "{\"name\":\"%s\",\"roles\":[\"%s\"],\"teamIds\":[\"%s\"]}".formatted(name, role, team)));
    }

    private String record(String resource, String owner) {
        return made(RECORDS.get(resource), owner);
    }

    /** Colleagues that were made just now may be on their way to the service. */
    private String made(String what, String owner) {
        String[] parts = what.split(" ", 2);
        return Awaitility.await()
                .until(
                        () -> api.send(
                                "POST", "/api/v1/" + parts[0], parts[1] + ",\"ownerId\":\"%s\"}".formatted(owner)),
                        answer -> {
                            assertThat(answer.statusCode())
                                    .as(what + answer.body())
                                    .isIn(201, 422);
                            return answer.statusCode() == 201;
                        })
                .body()
                .transform(body -> id(Api.JSON.readTree(body)));
    }

    private static String id(JsonNode record) {
        return record.get("id").asString();
    }

    private List<Cell> cells(String operation, String role) {
        List<Needed> needed = table.rows().get(operation);
        boolean ofRecord = operation.matches(".*\\{(id|ticketId)}.*")
                && !needed.isEmpty()
                && ids.containsKey(needed.getFirst().resource() + Whose.OTHERS)
                && !operation.contains("/imports/");
        return ofRecord
                ? List.of(
                        new Cell(operation, role, Whose.OWN),
                        new Cell(operation, role, Whose.TEAMS),
                        new Cell(operation, role, Whose.OTHERS))
                : List.of(new Cell(operation, role, Whose.NONE));
    }

    private Void anonymous(String operation) {
        String[] parts = operation.split(" ", 2);
        int status = api.sendAs(null, parts[0], path(parts[1], NOBODY), body(parts[0]))
                .statusCode();
        asked.incrementAndGet();
        if (status != 401) {
            report("%s without signing in: %d".formatted(operation, status));
        }
        return null;
    }

    private Void ask(Cell cell) {
        String[] parts = cell.operation().split(" ", 2);
        List<Needed> needed = table.rows().get(cell.operation());
        String id = cell.whose() == Whose.NONE
                ? NOBODY
                : ids.get(needed.getFirst().resource() + cell.whose() + (cell.whose() == Whose.OWN ? cell.role() : ""));
        int status =
                people.get(cell.role()).status(parts[0], path(parts[1], id), body(parts[0]), "If-Match", "\"999\"");
        asked.incrementAndGet();
        judge(cell, needed, status);
        return null;
    }

    private void judge(Cell cell, List<Needed> needed, int status) {
        boolean allowed = true;
        for (int i = 0; i < needed.size(); i++) {
            allowed &= grants(cell.role(), needed.get(i), i == 0 ? cell.whose() : Whose.NONE);
        }
        String what = "%s as %s on %s: %d".formatted(cell.operation(), cell.role(), cell.whose(), status);
        if (status >= 500 || status == 401) {
            report(what);
        } else if (allowed && (status == 403 || (status == 404 && cell.whose() != Whose.NONE && !isPart(cell)))) {
            report("unexpected denial: " + what);
        } else if (!allowed && MALFORMED.contains(status)) {
            synchronized (undecided) {
                undecided.add(cell.operation());
            }
        } else if (!allowed && status != 403 && status != 404) {
            report("unexpected allow: " + what);
        } else if (!allowed && status == 403 && hidden(cell, needed)) {
            report("tells that the record exists: " + what);
        }
    }

    /** Whether the path names something within the record, which is not there. */
    private static boolean isPart(Cell cell) {
        String path = cell.operation();
        return path.chars().filter(letter -> letter == '{').count() > 1 || path.endsWith("/conversion");
    }

    /** Somebody who may do it to some records, and not even see this one, must not learn of it. */
    private boolean hidden(Cell cell, List<Needed> needed) {
        Needed first = needed.getFirst();
        return cell.whose() != Whose.NONE
                && needed.size() == 1
                && grants(cell.role(), first, Whose.OWN)
                && !grants(cell.role(), new Needed(first.resource(), "read"), cell.whose());
    }

    private boolean grants(String role, Needed needed, Whose whose) {
        for (JsonNode row : roles.get(role).get("permissions")) {
            boolean covers = switch (row.get("scope").asString()) {
                case "all" -> true;
                case String ignored when needed.all() -> false;
                case "team" -> whose != Whose.OTHERS;
                default -> whose == Whose.OWN || whose == Whose.NONE;
            };
            if (covers && names(row.get("resource").asString(), needed.resource()) && acts(row, needed.action())) {
                return true;
            }
        }
        return false;
    }

    private static boolean acts(JsonNode row, String action) {
        for (JsonNode granted : row.get("actions")) {
            if (names(granted.asString(), action)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(String granted, String wanted) {
        return granted.equals("*") || granted.equals(wanted);
    }

    private static String path(String template, String id) {
        return template.replaceFirst("\\{(id|ticketId)}", id).replaceAll("\\{[^}]+}", NOBODY);
    }

    private static String body(String method) {
        return method.equals("GET") || method.equals("DELETE") ? null : "{}";
    }

    private void report(String problem) {
        synchronized (unexpected) {
            unexpected.add(problem);
        }
    }

    private static void askAll(List<Callable<Void>> questions) {
        try (ExecutorService several = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Future<Void> answer : several.invokeAll(questions)) {
                answer.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

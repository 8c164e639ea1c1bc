package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.processes.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code docs/permissions.csv}: which permission each operation needs. */
record PermissionTable(Map<String, List<PermissionTable.Needed>> rows) {
    private static final List<String> SERVICES =
            List.of("automation", "contacts", "identity", "marketing", "reporting", "sales", "ticketing");

    /** @param all whether the action has to be allowed on everybody's records */
    record Needed(String resource, String action, boolean all) {
        Needed(String resource, String action) {
            this(resource, action, false);
        }
    }

    static PermissionTable read() {
        Map<String, List<Needed>> rows = new LinkedHashMap<>();
        Path file = Places.ROOT.resolve("docs/permissions.csv");
        try {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(rows, line.split(",", 3)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PermissionTable(rows);
    }

    private static void add(Map<String, List<Needed>> rows, String[] line) {
        String path = line[1].strip();
        String permission = line[2].strip();
        switch (line[0].strip()) {
            case "records" -> {
                put(rows, "GET " + path, permission + " read");
                put(rows, "POST " + path, permission + " create");
                put(rows, "GET " + path + "/{id}", permission + " read");
                put(rows, "PATCH " + path + "/{id}", permission + " update");
                put(rows, "DELETE " + path + "/{id}", permission + " delete");
                put(rows, "GET " + path + "/{id}/history", permission + " read");
            }
            case "lists" -> {
                put(rows, "GET " + path + "/export", permission + " read + " + permission + " export");
                String bulk = path + "/bulk";
                put(rows, "POST " + bulk, permission + " update");
                put(rows, "GET " + bulk + "/{bulkId}", permission + " read");
                put(rows, "GET " + bulk + "/{bulkId}/refusals", permission + " read");
                put(rows, "POST " + bulk + "/{bulkId}/cancel", permission + " update");
                put(rows, "POST " + bulk + "/{bulkId}/undo", permission + " update");
            }
            case "imports" -> {
                String imports = path + "/imports";
                for (String operation : List.of(
                        "GET %s",
                        "POST %s",
                        "GET %s/mappings",
                        "GET %s/{id}",
                        "POST %s/{id}/cancel",
                        "GET %s/{id}/report",
                        "GET %s/{id}/errors",
                        "GET %s/{id}/kept",
                        "POST %s/{id}/run",
                        "POST %s/{id}/undo",
                        "POST %s/preview",
                        "POST %s/mappings",
                        "DELETE %s/mappings/{name}")) {
                    put(rows, operation.formatted(imports), permission + " import");
                }
            }
            case "operations" ->
                SERVICES.forEach(service -> {
                    String of = path + "/" + service;
                    for (String read : List.of("projections", "reactions", "dead-letters", "outbox", "audit")) {
                        put(rows, "GET " + of + "/" + read, permission + " read");
                    }
                    put(rows, "POST " + of + "/projections/{name}/rebuild", permission + " update");
                    put(rows, "POST " + of + "/dead-letters/{id}/redrive", permission + " update");
                    put(rows, "DELETE " + of + "/dead-letters/{id}", permission + " delete");
                    put(rows, "POST " + of + "/outbox/{collection}/{id}/skip", permission + " update");
                });
            case "audits" ->
                SERVICES.forEach(service -> {
                    String of = path + "/" + service;
                    for (String read : List.of("entries", "entries/{id}", "readings", "keys", "checkpoints")) {
                        put(rows, "GET " + of + "/" + read, permission + " read");
                    }
                    put(rows, "GET " + of + "/entries/export", permission + " export");
                    put(rows, "POST " + of + "/checkpoints", permission + " update");
                });
            default -> put(rows, line[0].strip() + " " + path, permission);
        }
    }

    private static void put(Map<String, List<Needed>> rows, String operation, String permissions) {
        List<Needed> needed = new ArrayList<>();
        if (!permissions.equals("signed-in")) {
            Arrays.stream(permissions.split("\\+")).map(String::strip).forEach(one -> {
                String[] words = one.split(" ");
                boolean all = words.length == 3 && words[2].equals("all");
                assertThat(words).as(operation).hasSize(all ? 3 : 2);
                needed.add(new Needed(words[0], words[1], all));
            });
        }
        assertThat(rows.put(operation, needed)).as("two rows for " + operation).isNull();
    }

    /** Fails where an operation has no row. */
    void requireComplete(Set<String> operations) {
        Set<String> without = new TreeSet<>(operations);
        without.removeAll(rows.keySet());
        assertThat(without)
                .as("operations without a row in docs/permissions.csv")
                .isEmpty();
        Set<String> stale = new TreeSet<>(rows.keySet());
        stale.removeAll(operations);
        System.out.println("Rows of docs/permissions.csv without an operation: " + stale);
    }
}

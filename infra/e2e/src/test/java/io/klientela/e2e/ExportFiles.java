package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.processes.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Every list of the joined OpenAPI document that can be saved as a file: CSV and XLSX have its rows in its order, under the
 * same columns, and nothing that a spreadsheet would take for a formula.
 */
final class ExportFiles {
    private static final String ROOT = "/api/v1/";
    private static final String END = "/export";
    private static final String MARK = "HYPERLINK(\"http://127.0.0.1/files\")";
    private static final String FORMULA = "=HYPERLINK(\\\"http://127.0.0.1/files\\\")";

    /** Records whose names are formulas. */
    private static final Map<String, String> NAMED = Map.of(
            "contacts", "{\"lastName\":\"%s\"}",
            "companies", "{\"name\":\"%s\"}",
            "leads", "{\"lastName\":\"%s\"}",
            "activities", "{\"name\":\"%s\",\"kind\":\"note\"}",
            "deals", "{\"name\":\"%s\"}",
            "tickets", "{\"name\":\"%s\",\"text\":\"Help\"}");

    private final Api api;
    private final HttpClient http = HttpClient.newHttpClient();

    ExportFiles(Api api) {
        this.api = api;
    }

    void check() {
        NAMED.forEach((list, body) -> api.post(ROOT + list, body.formatted(FORMULA)));
        Map<String, Integer> rows = new TreeMap<>();
        for (String list : lists()) {
            // What is still on its way comes while a list is compared: then it is compared again.
            Awaitility.await(list)
                    .atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> rows.put(list.replace(ROOT, ""), compared(list)));
        }
        System.out.println("Saved as files, with their rows: " + rows);
        assertThat(rows).hasSizeGreaterThan(20).containsKeys(NAMED.keySet().toArray(String[]::new));
    }

    /** @return how many rows it has */
    private int compared(String list) {
        List<String> keys = keys(list);
        SavedFile csv = SavedFile.csv(file(list, "csv"));
        SavedFile xlsx = SavedFile.xlsx(file(list, "xlsx"));
        assertThat(csv.head()).isEqualTo(xlsx.head()).doesNotHaveDuplicates().contains(key(list));
        assertThat(csv.rows()).allMatch(row -> row.size() == csv.head().size());
        assertThat(csv.column(key(list))).as("CSV").isEqualTo(keys);
        assertThat(xlsx.column(key(list))).as("XLSX").isEqualTo(keys);
        assertThat(csv.formulas()).as("formulas in the CSV").isEmpty();
        assertThat(xlsx.formulas()).as("formulas in the XLSX").isEmpty();
        if (NAMED.containsKey(list.replace(ROOT, ""))) {
            assertThat(csv.saying("'=" + MARK)).isPositive();
            assertThat(xlsx.saying("=" + MARK)).isPositive();
        }
        return keys.size();
    }

    /** All but the audit trail, which has files of its own kinds; once every service has told of its own. */
    private Set<String> lists() {
        JsonNode document = Awaitility.await("documents of all services")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> api.get("/api/docs/openapi.json"),
                        joined -> joined.get("x-klientela-missing").isEmpty());
        Set<String> lists = new TreeSet<>();
        document.get("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                .filter(path -> path.endsWith(END) && !path.contains("{") && !path.startsWith(ROOT + "audit/"))
                .forEach(path -> lists.add(path.substring(0, path.length() - END.length())));
        return lists;
    }

    private List<String> keys(String list) {
        List<String> keys = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(list + "?limit=200" + cursor);
            page.get("items").valueStream().flatMap(item -> keys(list, item)).forEach(keys::add);
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + Api.encoded(next);
        } while (!cursor.isEmpty());
        return keys;
    }

    /** The column by which rows are known. */
    private static String key(String list) {
        return list.endsWith("/duplicates") ? "firstId" : "id";
    }

    /** What the rows of an item are known by: the ledger's file has a row for each entry, that of pairs one for both. */
    private static Stream<String> keys(String list, JsonNode item) {
        if (list.endsWith("/consents")) {
            return item.get("entries")
                    .valueStream()
                    .map(entry -> entry.get("id").asString());
        }
        return Stream.of(
                item.at(list.endsWith("/duplicates") ? "/contacts/0/id" : "/id").asString());
    }

    private byte[] file(String list, String format) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(api.url() + list + END + "?format=" + format))
                            .header("Authorization", "Bearer " + api.token())
                            .timeout(Duration.ofMinutes(4))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as("%s as %s", list, format).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

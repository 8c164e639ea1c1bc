package io.klientela.chaos;

import io.klientela.processes.Api;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/**
 * What projections keep is dropped behind their back, then each of every service is told to rebuild: everything that the
 * services have is as before, and nobody is told of anything again.
 */
final class Rebuild implements Item {
    /** What nothing but topics is needed for, by service. */
    private static final Map<String, List<String>> VIEWS = new LinkedHashMap<>();
    /** How far somebody has come, what somebody asked, and what waits to be mended: no view is made of it. */
    private static final Set<String> OTHER = Set.of(
            "positions",
            "idempotency_keys",
            "dead_letters",
            "readings",
            "rights_used",
            "audit_entries",
            "digests",
            "schedules",
            "model");

    static {
        VIEWS.put("contacts", List.of("timeline", "references", "colleagues", "duplicate_contacts"));
        VIEWS.put("sales", List.of("references"));
        VIEWS.put("marketing", List.of("known_contacts", "known_deals", "known_tickets", "people", "references"));
        VIEWS.put("ticketing", List.of("people", "references"));
        VIEWS.put(
                "reporting",
                List.of("deal_facts", "lead_facts", "ticket_facts", "campaign_facts", "pipelines", "references"));
        VIEWS.put("automation", List.of("people", "queues"));
    }

    @Override
    public String name() {
        return "4 rebuild";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        try (Outside outside = new Outside(platform)) {
            Samples.of(platform.api());
            outside.hearOfSomething();
            Map<String, Map<String, String>> before = views(platform);
            Map<String, Long> told = outside.counts();
            VIEWS.forEach((service, names) ->
                    names.forEach(name -> platform.collection(service, name).deleteMany(new Document())));
            int projections = 0;
            long began = System.nanoTime();
            for (String service : VIEWS.keySet()) {
                String path = "/api/v1/operations/" + service + "/projections";
                for (JsonNode projection : platform.api().get(path).get("items")) {
                    rebuild(platform.api(), path + "/" + projection.get("name").asString() + "/rebuild");
                    projections++;
                }
            }
            platform.awaitQuiet();
            figures.atLeast("projections", projections, VIEWS.size());
            figures.tell("collections compared", before.size());
            figures.tell(
                    "documents", before.values().stream().mapToInt(Map::size).sum());
            figures.exactly("views that were empty", empty(before), List.of());
            figures.tell("took", Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
            Map<String, Map<String, String>> after = views(platform);
            int differing = 0;
            for (Map.Entry<String, Map<String, String>> view : before.entrySet()) {
                differing +=
                        differing(view.getKey(), view.getValue(), after.getOrDefault(view.getKey(), Map.of()), figures);
            }
            figures.exactly("documents that differ", differing, 0);
            TimeUnit.SECONDS.sleep(scale.of(3, 15)); // whoever is to be told again would be by now
            figures.exactly("told before and after", outside.counts(), told);
        }
    }

    private static List<String> empty(Map<String, Map<String, String>> views) {
        return VIEWS.entrySet().stream()
                .flatMap(service -> service.getValue().stream().map(name -> service.getKey() + "." + name))
                .filter(view -> views.getOrDefault(view, Map.of()).isEmpty())
                .toList();
    }

    private static void rebuild(Api api, String path) {
        Awaitility.await(path)
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.send("POST", path, "{}").statusCode() == 202);
    }

    private static int differing(String view, Map<String, String> before, Map<String, String> after, Figures figures) {
        Map<String, String> others = new TreeMap<>(after);
        int differing = 0;
        for (Map.Entry<String, String> document : before.entrySet()) {
            String now = others.remove(document.getKey());
            if (!document.getValue().equals(now)) {
                if (differing++ == 0) {
                    figures.broken("%s %s was %s, is %s".formatted(view, document.getKey(), document.getValue(), now));
                }
            }
        }
        if (!others.isEmpty()) {
            figures.broken("%s has %d more, e.g. %s"
                    .formatted(view, others.size(), others.values().iterator().next()));
        }
        return differing + others.size();
    }

    private static Map<String, Map<String, String>> views(Platform platform) {
        Map<String, Map<String, String>> views = new LinkedHashMap<>();
        VIEWS.keySet()
                .forEach(service -> platform.collections(service).stream()
                        .filter(name -> !OTHER.contains(name))
                        .forEach(name -> {
                            Map<String, String> documents = new TreeMap<>();
                            platform.collection(service, name)
                                    .find()
                                    .forEach(document ->
                                            documents.put(String.valueOf(document.get("_id")), canonical(document)));
                            views.put(service + "." + name, documents);
                        }));
        return views;
    }

    /** The order of fields says nothing, and neither does how often a lease changed hands, or with which others it was written. */
    private static String canonical(Document document) {
        Map<String, Object> sorted = new TreeMap<>(document);
        sorted.keySet().removeIf(name -> name.startsWith("lease") || name.equals("batch"));
        return new Document(sorted).toJson();
    }
}

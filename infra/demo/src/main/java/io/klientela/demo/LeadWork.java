package io.klientela.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Sales decides about the leads that were loaded: some are qualified, some given up, some become customers with a deal. */
final class LeadWork implements Departments.Department {
    private static final String LEADS = "leads";

    private final Api api;

    LeadWork(Api api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "sales on leads";
    }

    @Override
    public String work(Path folder) {
        Map<String, String> outcomes = outcomes(folder.resolve(Generator.LEADS_FILE));
        Map<String, Integer> now = new TreeMap<>();
        for (JsonNode lead : api.all(LEADS, "externalId.startsWith(\"DEMO-\")")) {
            String id = lead.path("externalId").asString("");
            JsonNode decided = decide(lead, outcomes.getOrDefault(id, ""), id.hashCode());
            now.merge(decided.path("status").asString("?"), 1, Integer::sum);
        }
        winSome();
        return now.toString().replaceAll("[{}]", "").replace('=', ' ');
    }

    /** Every third deal of a lead is won by now, which is what rules react to. */
    private void winSome() {
        for (JsonNode deal : api.all("deals", "externalId.startsWith(\"lead:\") && status == \"open\"")) {
            if (Math.floorMod(deal.path("externalId").asString("").hashCode(), 3) == 0) {
                api.act("deals", deal, "win", Map.of());
            }
        }
    }

    private static Map<String, String> outcomes(Path file) {
        Map<String, String> outcomes = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row -> outcomes.put(row.getField("id"), row.getField("outcome")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcomes;
    }

    private JsonNode decide(JsonNode lead, String outcome, int salt) {
        String status = lead.path("status").asString("");
        boolean undecided = status.equals("new") || status.equals("working");
        if (!undecided || lead.hasNonNull("contactId")) {
            // Whoever has a contact already is being converted.
            return lead;
        }
        return switch (outcome) {
            case "qualified" -> api.act(LEADS, lead, "qualify", Map.of());
            case "disqualified" -> api.act(LEADS, lead, "disqualify", Map.of("reason", reason(salt)));
            case "converted" -> api.act(LEADS, lead, "convert", conversion(lead, salt));
            default -> lead;
        };
    }

    private static String reason(int salt) {
        return Talk.NO_REASONS.get(Math.floorMod(salt, Talk.NO_REASONS.size()));
    }

    /** Two of three become a deal at once. */
    private static Map<String, Object> conversion(JsonNode lead, int salt) {
        if (Math.floorMod(salt, 3) == 0) {
            return Map.of();
        }
        Product product = Product.CATALOGUE.get(Math.floorMod(salt, Product.CATALOGUE.size()));
        int seats = 1 + Math.floorMod(salt / 7, 20);
        return Map.of(
                "deal",
                Map.of(
                        "name",
                        "%d × %s for %s"
                                .formatted(
                                        seats,
                                        product.name(),
                                        lead.path("companyName").asString("")),
                        "amount",
                        Map.of("amount", String.valueOf(seats * product.price()), "currency", "USD")));
    }
}

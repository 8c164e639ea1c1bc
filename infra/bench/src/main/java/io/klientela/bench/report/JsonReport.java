package io.klientela.bench.report;

import io.klientela.bench.data.Gate;
import io.klientela.bench.metric.Row;
import io.klientela.bench.metric.Side;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures for other programs, each round of them. */
public final class JsonReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    public static void write(Run run, Path file) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", run.at().toString());
        all.put("platform", run.platform());
        all.put("data", run.data());
        all.put("machine", run.machine());
        all.put("loadBefore", run.load());
        all.put("gate", run.gate().stream().map(JsonReport::check).toList());
        all.put("rows", run.rows().stream().map(JsonReport::row).toList());
        JSON.writeValue(file, all);
    }

    private static Map<String, Object> check(Gate.Check check) {
        return Map.of("what", check.what(), "expected", check.wanted(), "found", check.there());
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("metric", row.metric());
        fields.put("what", row.what());
        fields.put("unit", row.unit());
        put(fields, "platform", row.ours());
        put(fields, "floor", row.floor());
        fields.put("floorIs", row.floorName());
        if (!Double.isNaN(row.ratio())) {
            fields.put("ratio", row.ratio());
        }
        if (row.goal() != null) {
            fields.put("goal", row.goal().text());
            fields.put("verdict", row.verdict());
        }
        fields.put("note", row.note());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Side side) {
        if (side == null) {
            return;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("median", side.figure());
        values.put("spread", side.spread());
        values.put("rounds", side.rounds());
        values.put("failed", side.failed());
        for (Map.Entry<String, Double> one : Map.of(
                        "p50Millis",
                        side.p50(),
                        "p95Millis",
                        side.p95(),
                        "p99Millis",
                        side.p99(),
                        "generatorCores",
                        side.generatorCores(),
                        "platformCores",
                        side.platformCores())
                .entrySet()) {
            if (!one.getValue().isNaN()) {
                values.put(one.getKey(), one.getValue());
            }
        }
        fields.put(name, values);
    }
}

package io.klientela.bench.metric;

import io.klientela.bench.Failure;
import io.klientela.bench.platform.Platform.Credentials;
import io.klientela.bench.platform.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody who looks at the list of contacts waits for, in headless Chromium: {@code web/e2e/pace.mjs}. */
final class UiMetric implements Metric {
    private static final double FLUID_MILLIS = 300;
    private static final double INTERACTION_MILLIS = 100;

    @Override
    public List<Row> measure(Scene scene) {
        Optional<Credentials> person = scene.platform().administrator();
        Optional<String> missing = person.isEmpty()
                ? Optional.of("nobody to sign in as: set KLIENTELA_ADMIN_EMAIL and KLIENTELA_ADMIN_PASSWORD")
                : Script.missing();
        return missing.map(why -> List.of(Row.notMeasured("ui", "contacts in a browser", why)))
                .orElseGet(() -> rows(scene, person.orElseThrow()));
    }

    private static List<Row> rows(Scene scene, Credentials person) {
        List<JsonNode> rounds = new ArrayList<>();
        for (int round = 0; round < scene.rounds(); round++) {
            rounds.add(JsonMapper.shared()
                    .readTree(Script.run("e2e/pace.mjs", scene.platform().url(), person, scene.folder())));
        }
        List<Row> rows = new ArrayList<>();
        for (String what : rounds.getFirst().path("typed").propertyNames()) {
            rows.add(row(rounds, "typed until shown: " + what, "/typed/" + what).aiming(Goal.atMost(FLUID_MILLIS)));
        }
        rows.add(row(rounds, "a header until the list is sorted", "/sort").aiming(Goal.atMost(FLUID_MILLIS)));
        rows.add(row(rounds, "interactions (INP)", "/inp").aiming(Goal.atMost(INTERACTION_MILLIS)));
        rows.add(row(rounds, "frames while scrolling", "/scroll/frames"));
        return rows;
    }

    private static Row row(List<JsonNode> rounds, String what, String place) {
        JsonNode last = rounds.getLast().at(place);
        if (last.path("count").asInt(0) == 0) {
            throw new Failure("The browser measured nothing of \"%s\".".formatted(what));
        }
        return Row.alone(
                        "ui",
                        what,
                        "ms p95",
                        Side.of(rounds.stream()
                                .map(round -> round.at(place).path("p95").asDouble(Double.NaN))
                                .toList()))
                .noting(String.format(
                        Locale.ENGLISH,
                        "%d in a round; p50 %d ms, worst %d ms",
                        last.path("count").asInt(),
                        last.path("p50").asInt(),
                        last.path("worst").asInt()));
    }
}

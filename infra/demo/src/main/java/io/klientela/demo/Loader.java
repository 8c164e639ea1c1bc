package io.klientela.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Loads a folder file by file, and shows how it goes. */
final class Loader {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Api api;
    private final Terminal terminal;

    Loader(Api api, Terminal terminal) {
        this.api = api;
        this.terminal = terminal;
    }

    /** @throws Failure where a file is missing, nothing is loaded then, or where an import does not end well */
    List<Outcome> load(Path folder) {
        List<Step> steps = present(folder);
        api.signIn();
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : steps) {
            JsonNode started = api.upload(step, folder.resolve(step.file()));
            JsonNode finished = follow(step, started.path("id").asString(""));
            outcomes.add(Outcome.of(
                    step, finished, api.report(step, finished.path("id").asString(""))));
        }
        return outcomes;
    }

    private static List<Step> present(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure("There is no folder %s.".formatted(folder));
        }
        List<Step> present = Step.ALL.stream()
                .filter(step -> Files.isReadable(folder.resolve(step.file())))
                .toList();
        for (Step step : Step.ALL) {
            if (!step.optional() && !present.contains(step)) {
                throw new Failure("The file %s is missing or cannot be read.".formatted(folder.resolve(step.file())));
            }
        }
        return present;
    }

    private JsonNode follow(Step step, String id) {
        while (true) {
            JsonNode now = api.importOf(step, id);
            terminal.progress(step, now);
            switch (now.path("status").asString("")) {
                case "completed" -> {
                    return now;
                }
                case "failed", "cancelled" ->
                    throw new Failure("The import of %s is %s. %s"
                            .formatted(
                                    step.file(),
                                    now.path("status").asString(""),
                                    now.path("problem").asString("")));
                default -> Api.pause(BETWEEN_LOOKS);
            }
        }
    }
}

package io.klientela.demo;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** The rules that ship have run on all this by themselves; here it is only said how often. */
final class RuleWork implements Departments.Department {
    private final Api api;

    RuleWork(Api api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "rules by themselves";
    }

    @Override
    public String work(Path folder) {
        JsonNode runs = api.get("/api/v1/runs?limit=1&count=true");
        return "%d runs so far".formatted(runs.path("count").asLong(0));
    }
}

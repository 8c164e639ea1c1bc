package io.klientela.bench.metric;

import io.klientela.bench.load.Request;
import io.klientela.bench.platform.Api;
import java.util.List;

/** A list as a file. */
final class ExportMetric implements Metric {

    @Override
    public List<Row> measure(Scene scene) {
        boolean built = Api.ok(scene.api().connect(scene.platform().service("contacts")), Request.get("/v3/api-docs"))
                .path("paths")
                .propertyNames()
                .stream()
                .anyMatch(path -> path.startsWith("/api/v1/contacts/export"));
        return List.of(Row.notMeasured(
                "export",
                "contacts as CSV",
                built
                        ? "built, but this benchmark does not measure it yet"
                        : "not built: the API has no export of lists"));
    }
}

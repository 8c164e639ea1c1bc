package io.klientela.bench.metric;

import io.klientela.bench.load.Answer;
import io.klientela.bench.load.Connection;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Worker;
import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;

/** The mixed work through the gateway. */
final class MixedPlatform {
    private static final List<String> WORDS = List.of("nowak", "kowal", "smith", "wisn", "john", "anna", "zaj", "krol");
    private static final int STALE = 412;

    private final Scene scene;
    private final LongFunction<String> ids;

    MixedPlatform(Scene scene) {
        this.scene = scene;
        this.ids = Scene.drawn(scene.contactIds());
    }

    Worker worker() {
        return new Person(scene.api().connect());
    }

    private final class Person implements Worker {
        private final Connection connection;

        Person(Connection connection) {
            this.connection = connection;
        }

        @Override
        public boolean work(long number) throws IOException {
            return switch (Mix.of(number)) {
                case DETAIL -> get("/api/v1/contacts/" + ids.apply(number));
                case LIST -> get("/api/v1/contacts?limit=50&sort=-updatedAt&filter=country%20%3D%3D%20%22PL%22");
                case SEARCH -> get("/api/v1/contacts?limit=20&q=" + WORDS.get((int) (number % WORDS.size())));
                case CHANGE -> change(ids.apply(number), number);
                case NEW -> connection.send(WriteMetric.newContact()).isGood();
                case DASHBOARD -> get("/api/v1/reports/sales-summary");
            };
        }

        private boolean get(String path) throws IOException {
            return connection.send(Request.get(path)).isGood();
        }

        /** Reads and changes, as a person does; where somebody else was faster, that is an answer too. */
        private boolean change(String id, long number) throws IOException {
            String path = "/api/v1/contacts/" + id;
            Answer read = connection.send(Request.get(path));
            long version = read.json().path("version").asLong(0);
            Answer changed =
                    connection.send(Request.patch(path, "{\"jobTitle\":\"Buyer %d\"}".formatted(number), version));
            return changed.isGood() || changed.status() == STALE;
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}

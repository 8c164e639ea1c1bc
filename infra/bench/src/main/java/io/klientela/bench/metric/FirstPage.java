package io.klientela.bench.metric;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Turns;
import io.klientela.bench.load.Worker;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.bson.conversions.Bson;

/** The first page of a list of contacts at a few requests a second, by the platform and by the raw driver in turns. */
final class FirstPage {
    static final int LIMIT = 50;
    static final String FLOOR = "raw find, sort, limit";

    private static final double PER_SECOND = 5;
    private static final int WORKERS = 8;

    private FirstPage() {}

    /** @param raw the same question for the driver, and the same order */
    static Turns<Outcome> inTurns(Scene scene, Request request, Bson raw, Bson order) {
        return scene.inTurns(
                () -> load(scene, scene.requests(scene.platform().url(), number -> request)),
                () -> load(scene, () -> number -> read(scene, raw, order) >= 0));
    }

    private static Outcome load(Scene scene, Supplier<Worker> worker) {
        return scene.load().open(PER_SECOND, scene.time(), WORKERS, worker);
    }

    private static int read(Scene scene, Bson raw, Bson order) {
        return scene.contactDocuments()
                .find(Filters.and(raw, Filters.eq("deletedAt", null)))
                .sort(order)
                .projection(Projections.include("state", "version"))
                .limit(LIMIT + 1)
                .into(new ArrayList<>())
                .size();
    }
}

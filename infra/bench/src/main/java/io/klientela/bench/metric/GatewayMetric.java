package io.klientela.bench.metric;

import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Turns;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/** What the gateway costs: the same record through it and from the service itself. */
final class GatewayMetric implements Metric {
    private static final int CONNECTIONS = 16;
    private static final double CALM = 40;

    @Override
    public List<Row> measure(Scene scene) {
        LongFunction<String> ids = Scene.drawn(scene.contactIds());
        LongFunction<Request> request = number -> Request.get("/api/v1/contacts/" + ids.apply(number));
        URI gateway = scene.platform().url();
        URI service = scene.platform().service("contacts");
        Turns<Outcome> full =
                scene.inTurns(() -> closed(scene, gateway, request), () -> closed(scene, service, request));
        Turns<Outcome> calm = scene.inTurns(() -> open(scene, gateway, request), () -> open(scene, service, request));
        Side through = Side.of(calm.ours(), outcome -> outcome.millis(50));
        Side direct = Side.of(calm.floor(), outcome -> outcome.millis(50));
        return List.of(
                Row.compare(
                                "gateway",
                                "a contact through the gateway, %d connections".formatted(CONNECTIONS),
                                "/s",
                                Side.of(full.ours(), Outcome::perSecond),
                                "the service itself",
                                Side.of(full.floor(), Outcome::perSecond))
                        .aiming(Goal.ratioAtLeast(0.35)),
                Row.compare(
                                "gateway",
                                "the same at %.0f/s".formatted(CALM),
                                "ms p50",
                                through,
                                "the service itself",
                                direct)
                        .noting("the gateway adds %+.2f ms; the goal is +0.2"
                                .formatted(through.figure() - direct.figure())));
    }

    private static Outcome closed(Scene scene, URI target, LongFunction<Request> request) {
        return scene.load().closed(scene.time(), CONNECTIONS, scene.requests(target, request));
    }

    private static Outcome open(Scene scene, URI target, LongFunction<Request> request) {
        return scene.load().open(CALM, Duration.ofSeconds(3), CONNECTIONS, scene.requests(target, request));
    }
}

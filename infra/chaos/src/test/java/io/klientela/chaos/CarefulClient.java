package io.klientela.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.processes.Api;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A program that asks until it is answered, and repeats what it wants changed always under the same key. */
final class CarefulClient {
    private static final int MOST_ATTEMPTS = 600;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final int CONFLICT = 409;

    private final Api api;

    CarefulClient(Api api) {
        this.api = api;
    }

    JsonNode get(String path) {
        return asked(200, "GET", path, null);
    }

    /** @param version of the record that is acted on */
    JsonNode act(String path, String body, String key, long version) {
        return asked(200, "POST", path, body, "Idempotency-Key", key, "If-Match", "\"" + version + "\"");
    }

    private JsonNode asked(int status, String method, String path, @Nullable String body, String... headers) {
        String last = "";
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                HttpResponse<String> answer = api.send(method, path, body, headers);
                if (answer.statusCode() == status) {
                    return Api.JSON.readTree(answer.body());
                }
                last = answer.statusCode() + " " + answer.body();
                assertThat(isPassing(answer))
                        .as("%s %s may be asked again after %s", method, path, last)
                        .isTrue();
            } catch (UncheckedIOException e) {
                last = e.toString(); // the connection broke: nobody knows whether it was carried out
            }
            Awaitility.await().pollDelay(PAUSE).until(() -> true);
        }
        throw new AssertionError(
                "%s %s %s was never acknowledged, but: %s".formatted(method, path, List.of(headers), last));
    }

    /** A refusal that names no time to try again is the last word. */
    private static boolean isPassing(HttpResponse<String> answer) {
        return PASSING.contains(answer.statusCode())
                || (answer.statusCode() == CONFLICT
                        && answer.headers().firstValue("Retry-After").isPresent());
    }
}

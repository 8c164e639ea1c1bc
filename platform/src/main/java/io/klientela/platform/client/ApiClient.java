package io.klientela.platform.client;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.klientela.platform.Json;
import io.klientela.platform.Trace;
import io.klientela.platform.audit.CallerFilter;
import io.klientela.platform.audit.Via;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Calls the public API as the service client. Paths are those below {@code /api/v1}, e.g. {@code /deals/<id>}. Each call
 * ends within ten seconds and carries the current trace. There is a circuit breaker for each resource, so that a service
 * that is down holds nobody up.
 *
 * <p>Every method throws {@link ApiUnavailable} where the call may succeed later, {@link ApiRefused} where it never will.
 */
public final class ApiClient {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    private static final int STALE = 412;
    private static final int MOST_ATTEMPTS = 5;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ApiSettings settings;
    private final Tokens tokens;
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(5))
            .permittedNumberOfCallsInHalfOpenState(2)
            .ignoreExceptions(ApiRefused.class)
            .build());

    public ApiClient(ApiSettings settings) {
        this.settings = settings;
        this.tokens = new Tokens(http, settings, ANSWER);
    }

    public ApiAnswer get(String path) {
        return call("GET", path, null, null, null);
    }

    /** @param idempotencyKey the same in every attempt of the same effect, e.g. {@code <event id>/<effect>} */
    public ApiAnswer post(String path, Object body, String idempotencyKey) {
        return call("POST", path, body, idempotencyKey, null);
    }

    /** Changes some fields of a record, whatever its version. */
    public ApiAnswer patchLatest(String path, Object body) {
        return patchLatest(path, present -> body);
    }

    /**
     * Changes a record as its newest version demands.
     *
     * @param change the patch for the present record, or null where there is nothing to change
     * @return the record as it is then
     */
    public ApiAnswer patchLatest(String path, Function<JsonNode, @Nullable Object> change) {
        for (int attempt = 1; ; attempt++) {
            ApiAnswer present = get(path);
            Object patch = change.apply(present.body());
            if (patch == null) {
                return present;
            }
            try {
                return call("PATCH", path, patch, null, present.etag());
            } catch (ApiRefused e) {
                giveUp(e, attempt, path);
            }
        }
    }

    /**
     * Carries out an action of a record, e.g. {@code ("/leads/<id>", "assign", …)}, whatever its version, once for each
     * key: an attempt that met an outdated version did nothing, so the next one goes under the next key.
     */
    public ApiAnswer act(String path, String action, Object body, String idempotencyKey) {
        for (int attempt = 1; ; attempt++) {
            String key = attempt == 1 ? idempotencyKey : idempotencyKey + "/" + attempt;
            try {
                return call("POST", path + "/" + action, body, key, get(path).etag());
            } catch (ApiRefused e) {
                giveUp(e, attempt, path);
            }
        }
    }

    private static void giveUp(ApiRefused refused, int attempt, String path) {
        if (refused.status() != STALE) {
            throw refused;
        } else if (attempt == MOST_ATTEMPTS) {
            throw new ApiUnavailable("Others change " + path + " all the time.", refused);
        }
    }

    private ApiAnswer call(
            String method, String path, @Nullable Object body, @Nullable String key, @Nullable String ifMatch) {
        try {
            return breakers.circuitBreaker(path.split("[/?]", 3)[1])
                    .executeSupplier(() -> attempt(method, path, body, key, ifMatch));
        } catch (CallNotPermittedException e) {
            throw new ApiUnavailable("%s %s was not tried, as calls before it failed.".formatted(method, path), e);
        }
    }

    private ApiAnswer attempt(
            String method, String path, @Nullable Object body, @Nullable String key, @Nullable String ifMatch) {
        String token = tokens.current();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.apiUrl() + "/api/v1" + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json")
                .header(Trace.TRACEPARENT, Trace.current())
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        Via.current().map(Via::name).ifPresent(name -> request.header(CallerFilter.REASON, header(name)));
        HttpResponse<byte[]> answer = send(request.build());
        if (answer.statusCode() == 401) {
            tokens.refused(token);
        }
        return read(method + " " + path, answer);
    }

    private static String header(String words) {
        return URLEncoder.encode(words.replaceAll("\\p{Cntrl}", " "), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new ApiUnavailable("%s %s: %s".formatted(request.method(), request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiUnavailable("%s %s: the service stops".formatted(request.method(), request.uri()), e);
        }
    }

    private static ApiAnswer read(String call, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        JsonNode body = json(answer.body());
        if (status < 300) {
            return new ApiAnswer(
                    status, body, answer.headers().firstValue("ETag").orElse(null));
        }
        String detail = detail(call, status, body);
        if (isPassing(status, answer)) {
            throw new ApiUnavailable(detail);
        }
        throw new ApiRefused(status, detail);
    }

    /** A 409 that says when to come again is an attempt of ours that is still under way. */
    private static boolean isPassing(int status, HttpResponse<?> answer) {
        return status >= 500
                || status == 401
                || PASSING.contains(status)
                || (status == 409 && answer.headers().firstValue("Retry-After").isPresent());
    }

    private static String detail(String call, int status, JsonNode problem) {
        StringBuilder text = new StringBuilder("%s: %d".formatted(call, status));
        String detail = problem.path("detail").asString("");
        if (!detail.isBlank()) {
            text.append(", ").append(detail);
        }
        problem.path("errors")
                .forEach(error -> text.append(" (")
                        .append(error.path("field").asString(""))
                        .append(": ")
                        .append(error.path("message").asString(""))
                        .append(')'));
        return text.toString();
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0
                    ? Json.mapper().createObjectNode()
                    : Json.mapper().readTree(body);
        } catch (JacksonException notJson) {
            return Json.mapper().createObjectNode();
        }
    }
}

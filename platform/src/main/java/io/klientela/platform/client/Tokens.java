package io.klientela.platform.client;

import io.klientela.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The access token of the service client, asked for when it is needed and renewed before it ends. */
final class Tokens {
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final HttpClient http;
    private final ApiSettings settings;
    private final Duration timeout;
    private @Nullable String token;
    private long until;

    Tokens(HttpClient http, ApiSettings settings, Duration timeout) {
        this.http = http;
        this.settings = settings;
        this.timeout = timeout;
    }

    /** @throws ApiUnavailable where none is to be had now */
    synchronized String current() {
        String present = token;
        if (present == null || System.nanoTime() - until > 0) {
            present = fetch();
            token = present;
        }
        return present;
    }

    /** Forgets a token that was not accepted. */
    synchronized void refused(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
    }

    private String fetch() {
        ApiSettings.ServiceClient client = settings.serviceClient();
        if (client.secret().isBlank()) {
            throw new ApiUnavailable("Services cannot call one another: set klientela.service-client.secret"
                    + " (KLIENTELA_SERVICE_CLIENT_SECRET) to the value that identity-service has.");
        }
        try {
            HttpResponse<String> answer = http.send(request(client), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new ApiUnavailable("No access token: the issuer answers " + answer.statusCode() + ".");
            }
            JsonNode body = Json.mapper().readTree(answer.body());
            long seconds = body.path("expires_in").asLong(60);
            long lasts = Math.max(1, seconds - Math.min(EARLY.toSeconds(), seconds / 2));
            until = System.nanoTime() + Duration.ofSeconds(lasts).toNanos();
            return body.required("access_token").asString();
        } catch (IOException | JacksonException e) {
            throw new ApiUnavailable("No access token: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiUnavailable("No access token: the service stops.", e);
        }
    }

    private HttpRequest request(ApiSettings.ServiceClient client) {
        String credentials = encoded(client.id()) + ":" + encoded(client.secret());
        return HttpRequest.newBuilder(URI.create(settings.apiUrl() + "/oauth2/token"))
                .timeout(timeout)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

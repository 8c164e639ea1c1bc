package io.klientela.marketing.dev;

import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Passes on what the embedded mail server tells of the mails that it caught; 404 where there is no such server. */
@RestController
@RequestMapping("/api/v1/dev/mails")
class CaughtMailController {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final String url;
    private final Access access;

    CaughtMailController(@Value("${klientela.dev-mail.url:}") String url, Access access) {
        this.url = url;
        this.access = access;
    }

    @Operation(summary = "Mails that the embedded mail server has caught, newest first")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> list(@RequestParam(defaultValue = "50") int limit) {
        return fetch("/mails?limit=" + Math.clamp(limit, 1, MOST));
    }

    @Operation(summary = "A mail that the embedded mail server has caught, with what it says")
    @GetMapping(value = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> get(@PathVariable String id) {
        return fetch("/mails/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    private ResponseEntity<String> fetch(String path) {
        access.require("operations", "read");
        if (url.isBlank()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no embedded mail server here: mails really leave.");
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == HttpStatus.NOT_FOUND.value()) {
                throw Problem.of(HttpStatus.NOT_FOUND, "There is no such mail; the server forgets them when it stops.");
            }
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .body(answer.body());
        } catch (IOException e) {
            throw Problem.unavailable("The embedded mail server does not answer.", 5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The service is stopping.", 5);
        }
    }
}

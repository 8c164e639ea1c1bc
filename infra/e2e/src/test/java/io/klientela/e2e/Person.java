package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.processes.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person who signs in through the pages and works with a session cookie, as the browser does. */
final class Person {
    private static final String HTML = "text/html";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new Cookies())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String url;
    private String csrf = "";

    private Person(String url) {
        this.url = url;
    }

    /** Chooses a password behind an invitation's link and signs in with it. */
    static Person invited(String url, String link, String email, String password) {
        Person person = new Person(url);
        HttpResponse<String> page = person.send(page(link));
        HttpResponse<String> accepted = person.submit(link, page.body(), Map.of("password", password));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        return person.signIn(email, password);
    }

    private Person signIn(String email, String password) {
        HttpResponse<String> page = send(page(url + "/auth/signin?returnTo=/"));
        assertThat(page.uri().getPath()).isEqualTo("/signin");
        HttpResponse<String> answer =
                submit(url + "/signin", page.body(), Map.of("email", email, "password", password));
        assertThat(answer.uri().getPath()).as(answer.body()).isEqualTo("/");
        csrf = Api.JSON
                .readTree(send(HttpRequest.newBuilder(URI.create(url + "/auth/session"))
                                .build())
                        .body())
                .get("csrf")
                .asString();
        return this;
    }

    private static HttpRequest page(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Accept", HTML)
                .build();
    }

    private HttpResponse<String> submit(String to, String page, Map<String, String> fields) {
        Matcher token = CSRF.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        String form = fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(to))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", HTML)
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    int status(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("X-CSRF-Token", csrf)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build()).statusCode();
    }

    /** Keeps cookies as browsers do on localhost: a Secure one also travels over plain http there, which the JDK refuses. */
    private static final class Cookies extends CookieHandler {
        private final Map<String, String> kept = new ConcurrentHashMap<>();

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
            return Map.of(
                    "Cookie",
                    List.of(kept.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "))));
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) {
            headers.getOrDefault("set-cookie", List.of()).stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(cookie -> {
                        if (cookie.getMaxAge() == 0) {
                            kept.remove(cookie.getName());
                        } else {
                            kept.put(cookie.getName(), cookie.getValue());
                        }
                    });
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

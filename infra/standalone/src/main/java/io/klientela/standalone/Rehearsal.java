package io.klientela.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do first, done once while the start-up cache is made, so that it has the classes for that, too. */
final class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final int TIMES = 20;
    private static final List<String> PATHS = List.of(
            "/",
            "/api/v1/contacts?limit=20&sort=-createdAt&filter=" + encoded("country == \"PL\""),
            "/api/v1/companies?limit=20&sort=name&count=true",
            "/api/v1/deals?limit=20&sort=-createdAt",
            "/api/v1/leads?limit=20",
            "/api/v1/tickets?limit=20",
            "/api/v1/campaigns?limit=20",
            "/api/v1/rules?limit=20",
            "/api/v1/users?limit=20",
            "/api/v1/reports/sales-summary",
            "/api/v1/reports/pipeline");

    private final URI url;
    private final Secrets.Client client;
    private final HttpClient http = HttpClient.newHttpClient();

    Rehearsal(String url, Secrets.Client client) {
        this.url = URI.create(url);
        this.client = client;
    }

    /** What does not work here does no harm: the cache then has a little less. */
    void run() throws InterruptedException {
        try {
            String token = token();
            for (int i = 0; i < TIMES; i++) {
                for (String path : PATHS) {
                    answer(request(path, token).GET());
                }
                answer(request("/api/v1/contacts", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"firstName\":\"Anna\",\"lastName\":\"Nowak\",\"country\":\"PL\"}")));
            }
        } catch (IOException e) {
            log.warn("The rehearsal ended early: {}", e.toString());
        }
    }

    private String token() throws IOException, InterruptedException {
        String credentials = encoded(client.id()) + ":" + encoded(client.secret());
        String answer = answer(HttpRequest.newBuilder(url.resolve("/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        var found = TOKEN.matcher(answer);
        if (!found.find()) {
            throw new IOException("no token in the answer");
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

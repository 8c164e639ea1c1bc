package io.klientela.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.klientela.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A visitor with cookies who follows no redirect by itself. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String VERIFIER = "a-verifier-of-enough-length-for-the-proof-key-of-this-test";
    private static final String STATE = "s+t/a=te";

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Browser(String url) {
        this.url = url;
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url).resolve(path));
        return send(headers.length > 0 ? request.headers(headers) : request);
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url).resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        return send(headers.length > 0 ? request.headers(headers) : request);
    }

    /** Fills in the form that the page at the path shows. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        Matcher csrf = CSRF.matcher(get(path).body());
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (csrf.find()) {
            all.put("_csrf", csrf.group(1));
        }
        return post(path, all);
    }

    HttpResponse<String> signIn(String email, String password) {
        return submit("/signin", Map.of("email", email, "password", password));
    }

    /** Asks for a code as the gateway does; the answer redirects to the sign-in page, or back with a code. */
    HttpResponse<String> authorize() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", "klientela-web");
        parameters.put("redirect_uri", url + "/auth/callback");
        parameters.put("scope", "openid profile email");
        parameters.put("state", STATE);
        parameters.put("nonce", "n-1");
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        return follow("/oauth2/authorize?" + form(parameters));
    }

    /** Signs in after {@link #authorize} and comes back to the client. @return the code */
    String code(String email, String password) {
        String back = location(follow(location(signIn(email, password))));
        Map<String, String> answer = query(back);
        if (!back.startsWith(url + "/auth/callback?") || !STATE.equals(answer.get("state"))) {
            throw new AssertionError("not back at the client: " + back);
        }
        return String.valueOf(answer.get("code"));
    }

    /** Follows the way back to the client. */
    String codeAt(String location) {
        return String.valueOf(query(location(follow(location))).get("code"));
    }

    JsonNode passkeyOptions() {
        return json(post("/signin/passkey/options", Map.of("_csrf", csrf())));
    }

    HttpResponse<String> passkey(Authenticator key) {
        return passkey(key.get(passkeyOptions()));
    }

    HttpResponse<String> passkey(Map<String, ?> credential) {
        return post(
                "/signin/passkey",
                Map.of("_csrf", csrf(), "credential", Json.mapper().writeValueAsString(credential)));
    }

    private String csrf() {
        Matcher csrf = CSRF.matcher(get("/signin").body());
        return csrf.find() ? csrf.group(1) : "";
    }

    HttpResponse<String> revoke(String token) {
        String basic = Base64.getEncoder().encodeToString(("klientela-web:" + Identity.WEB_SECRET).getBytes(UTF_8));
        return post("/oauth2/revoke", Map.of("token", token), "Authorization", "Basic " + basic);
    }

    HttpResponse<String> exchange(String code) {
        return exchange(code, VERIFIER);
    }

    HttpResponse<String> exchange(String code, String verifier) {
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                url + "/auth/callback",
                "code_verifier",
                verifier);
        return token(form, "klientela-web", Identity.WEB_SECRET);
    }

    HttpResponse<String> refresh(JsonNode tokens) {
        String token = tokens.get("refresh_token").asString();
        return token(
                Map.of("grant_type", "refresh_token", "refresh_token", token), "klientela-web", Identity.WEB_SECRET);
    }

    HttpResponse<String> token(Map<String, String> form, String client, String secret) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        return post("/oauth2/token", form, "Authorization", "Basic " + basic);
    }

    String clientToken(String client, String secret) {
        return json(token(Map.of("grant_type", "client_credentials"), client, secret))
                .get("access_token")
                .asString();
    }

    /** The whole way of a sign-in. */
    JsonNode tokensOf(String email, String password) {
        authorize();
        return json(exchange(code(email, password)));
    }

    HttpResponse<String> follow(String location) {
        return get(location, "Accept", "text/html");
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.mapper().readTree(answer.body());
    }

    static JsonNode claims(JsonNode tokens, String name) {
        return claims(tokens.get(name).asString());
    }

    static JsonNode claims(String token) {
        return Json.mapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static Map<String, String> query(String uri) {
        String query = String.valueOf(URI.create(uri).getRawQuery());
        return Arrays.stream(query.split("&", -1))
                .map(pair -> (pair + "=").split("=", -1))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

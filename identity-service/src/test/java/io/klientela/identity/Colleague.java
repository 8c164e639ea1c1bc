package io.klientela.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** Somebody with an account at a company's Keycloak, who uses its pages as a browser without scripts does. */
final class Colleague {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new Cookies())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Identity identity;

    Colleague(Identity identity) {
        this.identity = identity;
    }

    /** Asks for a code as the gateway does, and is sent to the company's page. */
    HttpResponse<String> begin() {
        String callback = URLEncoder.encode(identity.url() + "/auth/callback", UTF_8);
        return get(
                identity.url() + "/oauth2/authorize?response_type=code&client_id=klientela-web&redirect_uri=" + callback
                        + "&scope=openid%20profile%20email&state=s&nonce=n&code_challenge_method=S256&code_challenge="
                        + CHALLENGE);
    }

    /** Fills the company's form in, and ends wherever that leads. */
    HttpResponse<String> signIn(String name) {
        HttpResponse<String> page = begin();
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError(page.uri() + " " + page.body());
        }
        URI action = page.uri().resolve(HtmlUtils.htmlUnescape(form.group(1)));
        String fields = "username=" + name + "&password=" + URLEncoder.encode(name + "'s password at acme", UTF_8);
        return send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    /** The tokens that the gateway gets for this sign-in. */
    JsonNode tokens(String name) {
        HttpResponse<String> end = signIn(name);
        Matcher code = CODE.matcher(end.uri().toString());
        if (!end.uri().getPath().equals("/auth/callback") || !code.find()) {
            throw new AssertionError(end.uri() + " " + end.statusCode() + " " + end.body());
        }
        return Browser.json(identity.browser().exchange(code.group(1), VERIFIER));
    }

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends Secure cookies to localhost over plain http too, as browsers do and the JDK does not. */
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
}

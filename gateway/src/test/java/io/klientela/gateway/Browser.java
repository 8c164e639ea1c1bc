package io.klientela.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A browser as far as it matters here: keeps the session cookie and follows redirects. */
final class Browser {

    /** On plain http at this machine it has no prefix. */
    static final String COOKIE = "klientela=";

    private RunningGateway gateway;
    private final List<String> sessions = new ArrayList<>();
    private String lastSetCookie = "";

    Browser(RunningGateway gateway) {
        this.gateway = gateway;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        if (!sessions.isEmpty()) {
            request.header("Cookie", COOKIE + sessions.getLast());
        }
        HttpResponse<String> answer = gateway.send(request);
        answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(COOKIE))
                .forEach(cookie -> {
                    lastSetCookie = cookie;
                    sessions.add(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
                });
        return answer;
    }

    HttpResponse<String> get(String path) {
        return send(gateway.request(path));
    }

    /** Goes through sign-in and answers where it ended. */
    String signIn(String returnTo) {
        return signIn(returnTo, gateway);
    }

    /** The same, with the way back through another gateway. */
    String signIn(String returnTo, RunningGateway back) {
        URI next = gateway.at("/auth/signin?returnTo=" + returnTo);
        for (int hops = 0; hops < 3; hops++) {
            gateway = hops == 0 ? gateway : back;
            HttpResponse<String> answer = send(gateway.request(next.getRawPath() + "?" + next.getRawQuery()));
            next = next.resolve(answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
        }
        return next.toString();
    }

    /** Puts a session's cookie into the browser, as somebody else could who has the chance. */
    void plant(String session) {
        sessions.add(session);
    }

    /** Goes on at another gateway of the same platform. */
    void moveTo(RunningGateway other) {
        gateway = other;
    }

    JsonNode session() {
        return RunningGateway.json(get("/auth/session"));
    }

    List<String> sessions() {
        return sessions;
    }

    String lastSetCookie() {
        return lastSetCookie;
    }
}

package io.klientela.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A browser as far as it matters here: keeps the session cookie and follows redirects. */
final class Browser {

    private final RunningGateway gateway;
    private final List<String> sessions = new ArrayList<>();
    private String lastSetCookie = "";

    Browser(RunningGateway gateway) {
        this.gateway = gateway;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        if (!sessions.isEmpty()) {
            request.header("Cookie", "__Host-klientela=" + sessions.getLast());
        }
        HttpResponse<String> answer = gateway.send(request);
        answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-klientela="))
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
        URI next = gateway.at("/auth/signin?returnTo=" + returnTo);
        for (int hops = 0; hops < 3; hops++) {
            HttpResponse<String> answer = send(gateway.request(next.getRawPath() + "?" + next.getRawQuery()));
            next = next.resolve(answer.headers().firstValue("Location").orElseThrow());
        }
        return next.toString();
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

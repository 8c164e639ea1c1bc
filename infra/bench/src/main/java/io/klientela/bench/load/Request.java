package io.klientela.bench.load;

import java.nio.charset.StandardCharsets;

/** An HTTP request without its credentials. @param headers further ones, each with its line end */
public record Request(String method, String path, String headers, String body) {

    public static Request get(String path) {
        return new Request("GET", path, "", "");
    }

    public static Request post(String path, String json) {
        return withBody("POST", path, json, "application/json", "");
    }

    /** @param version that the caller has seen */
    public static Request patch(String path, String json, long version) {
        return withBody("PATCH", path, json, "application/merge-patch+json", "If-Match: \"%d\"\r\n".formatted(version));
    }

    private static Request withBody(String method, String path, String json, String type, String headers) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return new Request(
                method, path, headers + "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n", json);
    }

    /** As it goes over the wire. */
    byte[] bytes(String host, String token) {
        return (method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token
                        + "\r\nAccept: application/json\r\n" + headers + "\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}

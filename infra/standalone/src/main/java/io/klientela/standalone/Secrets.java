package io.klientela.standalone;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What the parts of one platform prove themselves with, made at the first start and kept in its folder.
 *
 * @param webClient the gateway's secret at identity-service
 * @param serviceClient the secret with which services call one another
 * @param localClient the id and secret with which the programs of this machine use the API
 */
record Secrets(String webClient, String serviceClient, Client localClient) {

    record Client(String id, String secret) {}

    static Secrets of(Home home) {
        var local = home.secret("local-client", () -> "id=local\nsecret=" + random());
        return new Secrets(
                home.secret("web-client", Secrets::random),
                home.secret("service-client", Secrets::random),
                client(local));
    }

    private static Client client(String lines) {
        return new Client(value(lines, "id"), value(lines, "secret"));
    }

    private static String value(String lines, String name) {
        return lines.lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "The file local-client in the data folder has no %s: delete it to have a new one made."
                                .formatted(name)));
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

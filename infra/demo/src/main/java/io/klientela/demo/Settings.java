package io.klientela.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Which platform is loaded, and as whom. @param home where the local platform keeps its data */
record Settings(URI url, Path home, String clientId, String clientSecret) {

    /** From the environment, and from what the local platform left in its home. @throws Failure where nobody can sign in */
    static Settings of(Map<String, String> environment) {
        URI url = url(environment);
        Path home = Path.of(environment.getOrDefault("KLIENTELA_HOME", ".klientela"));
        String id = environment.get("KLIENTELA_API_CLIENT_ID");
        String secret = environment.get("KLIENTELA_API_CLIENT_SECRET");
        if (id != null && secret != null && !id.isBlank() && !secret.isBlank()) {
            return new Settings(url, home, id, secret);
        }
        List<String> local = localClient(home.resolve("local-client"));
        return new Settings(url, home, local.get(0).strip(), local.get(1).strip());
    }

    private static URI url(Map<String, String> environment) {
        String port = environment.getOrDefault("KLIENTELA_PORT", "8080");
        String url = environment.getOrDefault("KLIENTELA_URL", "http://localhost:" + port);
        try {
            URI parsed = URI.create(url.replaceAll("/+$", ""));
            if (parsed.getHost() != null) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            // the same answer as for a URL without a host
        }
        throw new Failure("KLIENTELA_URL is \"%s\"; write a URL such as http://localhost:8080.".formatted(url));
    }

    private static List<String> localClient(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() >= 2) {
                return lines;
            }
        } catch (IOException e) {
            // the same answer as for a file without both lines
        }
        throw new Failure(("There is no API client to sign in with: start the platform here with ./klientela up, which"
                        + " writes %s, or set KLIENTELA_API_CLIENT_ID and KLIENTELA_API_CLIENT_SECRET.")
                .formatted(file));
    }
}

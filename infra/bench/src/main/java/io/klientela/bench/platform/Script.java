package io.klientela.bench.platform;

import io.klientela.bench.Failure;
import io.klientela.bench.platform.Platform.Credentials;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs of the web module that drive a browser. */
public final class Script {
    private static final Path WEB = Shell.ROOT.resolve("web");

    private Script() {}

    /** Why none can run here; empty where it can. */
    public static Optional<String> missing() {
        Path browser = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
        if (!Files.isExecutable(browser)) {
            return Optional.of("there is no Chromium at %s: set CHROMIUM".formatted(browser));
        }
        return Files.isDirectory(WEB.resolve("node_modules").resolve("playwright-core"))
                ? Optional.empty()
                : Optional.of("web/node_modules is missing: run npm ci in web");
    }

    /**
     * The last line that it prints.
     *
     * @param platform is asked for as localhost, where people sign in
     * @param file in the web module
     * @param person to sign in as
     * @param folder for what else it says
     */
    public static String run(String file, URI platform, Credentials person, Path folder) {
        Path log = folder.resolve("browser.log");
        Shell.run(
                List.of("node", WEB.resolve(file).toString()),
                Map.of(
                        "KLIENTELA_URL", "http://localhost:" + platform.getPort(),
                        "KLIENTELA_ADMIN_EMAIL", person.id(),
                        "KLIENTELA_ADMIN_PASSWORD", person.secret(),
                        "KLIENTELA_SCREENSHOTS", folder.toString()),
                log);
        return Shell.read(log)
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow(() -> new Failure(file + " is silent."));
    }
}

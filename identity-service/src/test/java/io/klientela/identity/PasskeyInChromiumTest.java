package io.klientela.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The pages and their script in a real browser with a virtual authenticator, where there is one. */
class PasskeyInChromiumTest {
    private static final Path CHROMIUM =
            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));
    private static final Path PLAYWRIGHT = Path.of("../web/node_modules/playwright-core");
    private static final Path SCRIPT = Path.of("src/test/browser/passkey.mjs");

    @Test
    void enrolsAPasskeyAndSignsInWithIt() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(CHROMIUM),
                "There is no Chromium at %s; the environment variable CHROMIUM says where it is.".formatted(CHROMIUM));
        assumeTrue(
                Files.isDirectory(PLAYWRIGHT),
                "The web module, which comes before this one in the whole build, has not fetched playwright-core yet.");
        try (Identity identity = Identity.startAtLocalhost()) {
            identity.api().put("/roles/support-agent/second-factor", Map.of("required", true));
            String email = "chromium@klientela.example";
            identity.signedUp(Map.of("name", "Zofia Łęcka", "email", email, "roles", List.of("support-agent")));
            Path said = Files.createTempFile("passkey", ".log");
            Process browser = new ProcessBuilder(
                            "node",
                            SCRIPT.toString(),
                            identity.url(),
                            email,
                            Identity.PASSWORD,
                            CHROMIUM.toString(),
                            Files.createDirectories(Path.of("target/look")).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean over = browser.waitFor(90, TimeUnit.SECONDS);
            if (!over) {
                browser.destroyForcibly();
            }
            assertThat(Files.readString(said, StandardCharsets.UTF_8)).endsWith("signed in\n");
        }
    }
}

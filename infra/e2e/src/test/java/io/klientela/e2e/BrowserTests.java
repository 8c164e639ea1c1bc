package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.processes.Places;
import io.klientela.processes.Program;
import java.util.List;
import java.util.Map;

/** Runs the browser tests of the web module ({@code web/e2e}) in headless Chromium against a running platform. */
final class BrowserTests {

    private BrowserTests() {}

    static void run(String url, String smtp, String email, String password) {
        Program.Ended ended = Program.run(
                900,
                List.of(
                        "npm",
                        "run",
                        "--silent",
                        "e2e",
                        "--prefix",
                        Places.ROOT.resolve("web").toString()),
                Map.of(
                        "KLIENTELA_URL", url,
                        "KLIENTELA_SMTP", smtp,
                        "KLIENTELA_ADMIN_EMAIL", email,
                        "KLIENTELA_ADMIN_PASSWORD", password));
        System.out.println(ended.output());
        assertThat(ended.status()).as(ended.output()).isZero();
    }
}

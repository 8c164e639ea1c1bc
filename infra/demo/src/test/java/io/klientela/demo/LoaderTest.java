package io.klientela.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(printed, true, StandardCharsets.UTF_8), false);

    @BeforeEach
    void invent() throws IOException {
        new Generator(1, 20, LocalDate.of(2025, 11, 22)).write(folder);
    }

    @Test
    void uploadsWhatIsReferredToFirstAndGroupsTheReasons() throws IOException {
        try (PlatformStub platform = new PlatformStub()) {
            List<Outcome> outcomes = loader(platform.url(), PlatformStub.SECRET).load(folder);
            terminal.summary(outcomes);
            assertThat(platform.uploads())
                    .extracting(upload -> upload.substring(0, upload.indexOf(' ')))
                    .containsExactly(
                            "/api/v1/users/imports",
                            "/api/v1/companies/imports",
                            "/api/v1/products/imports",
                            "/api/v1/contacts/imports",
                            "/api/v1/deals/imports",
                            "/api/v1/leads/imports");
            assertThat(platform.uploads().get(4))
                    .contains("name=\"mapping\"\r\n\r\ncrm-sales-opportunities\r\n")
                    .contains(Files.readString(folder.resolve("sales_pipeline.csv")));
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("sales_pipeline.csv   → deals")
                .contains("      2 × changed: product \"VegaPro\" is taken as \"Vega Pro\"")
                .contains("      1 × refused: the row has 9 fields");
    }

    @Test
    void loadsNothingWhereAFileIsMissing() throws IOException {
        Files.delete(folder.resolve("products.csv"));
        try (PlatformStub platform = new PlatformStub()) {
            assertThatThrownBy(() -> loader(platform.url(), PlatformStub.SECRET).load(folder))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("products.csv is missing");
            assertThat(platform.uploads()).isEmpty();
        }
    }

    @Test
    void saysWhatToDoWhereItCannotSignInOrNothingRuns() throws IOException {
        URI nobody;
        try (PlatformStub platform = new PlatformStub()) {
            nobody = platform.url();
            assertThatThrownBy(() -> loader(platform.url(), "wrong").load(folder))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("check its id and secret");
        }
        assertThatThrownBy(() -> loader(nobody, PlatformStub.SECRET).load(folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("start it with ./klientela up");
    }

    @Test
    void findsTheClientThatTheLocalPlatformLeft() throws IOException {
        assertThatThrownBy(() -> Settings.of(Map.of("KLIENTELA_HOME", folder.toString())))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("./klientela up");
        Files.writeString(folder.resolve("local-client"), "local\nsecret\n");
        Settings settings = Settings.of(Map.of("KLIENTELA_HOME", folder.toString(), "KLIENTELA_PORT", "9090"));
        assertThat(settings).isEqualTo(new Settings(URI.create("http://localhost:9090"), folder, "local", "secret"));
    }

    private Loader loader(URI url, String secret) {
        return new Loader(new Api(new Settings(url, folder, "client", secret)), terminal);
    }
}

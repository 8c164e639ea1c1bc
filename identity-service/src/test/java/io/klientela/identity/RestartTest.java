package io.klientela.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @Test
    void keepsItsKeyAndShowsTheFirstPasswordOnce(@TempDir Path folder) throws IOException {
        String database = Identity.newDatabase();
        Path file = folder.resolve("first-password");
        Map<String, String> settings =
                Map.of("klientela.admin.password", "", "klientela.first-password-file", file.toString());
        String keys;
        try (Identity first = Identity.start(database, settings)) {
            String password = Files.readString(file);
            assertThat(first.browser().tokensOf(Identity.ADMIN, password).has("access_token"))
                    .isTrue();
            keys = first.browser().get("/oauth2/jwks").body();
            assertThat(keys).contains("\"kid\"").doesNotContain("\"d\":");
        }
        Files.delete(file);
        try (Identity second = Identity.start(database, settings)) {
            assertThat(second.browser().get("/oauth2/jwks").body()).isEqualTo(keys);
            assertThat(file).doesNotExist();
        }
    }
}

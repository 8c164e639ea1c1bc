package io.klientela.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepartmentsTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void workOnceHoweverOftenTheyAreSentToWork() throws IOException {
        new Generator(1, 20, LocalDate.of(2025, 11, 22)).write(folder);
        try (RecordsStub platform = new RecordsStub()) {
            for (int i = 1; i <= 30; i++) {
                platform.add("leads", Map.of("externalId", "DEMO-%04d".formatted(i), "companyName", "Acme"));
                platform.add(
                        "contacts",
                        Map.of(
                                "externalId",
                                "K%05d".formatted(i),
                                "emails",
                                List.of(Map.of("value", "a%d@b.example".formatted(i)))));
            }
            platform.add("queues", Map.of("name", "Support", "isDefault", true));
            work(platform);
            assertThat(statuses(platform, "leads")).contains("qualified", "converted", "disqualified");
            assertThat(statuses(platform, "tickets")).contains("new", "solved", "pending");
            assertThat(statuses(platform, "campaigns")).containsExactly("sent");
            assertThat(platform.all("users")).hasSize(4);
            assertThat(platform.all("consents").stream()
                            .map(one -> one.path("decision").asString("")))
                    .contains("given", "withdrawn");
            assertThat(platform.all("campaigns").stream()
                            .map(one -> one.path("purpose").asString("")))
                    .containsExactly("newsletter", "webinars");
            int writes = platform.writes.get();
            work(platform);
            assertThat(platform.writes.get()).isEqualTo(writes);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("support on tickets", "120 tickets, 120 of them told now", "120 tickets, 0 of them told now")
                .contains("nobody is played who reads it");
    }

    private void work(RecordsStub platform) {
        Api api = new Api(new Settings(platform.url(), folder, "client", "secret"));
        new Departments(api, new Terminal(new PrintStream(printed, true, StandardCharsets.UTF_8), false)).work(folder);
    }

    private static Set<String> statuses(RecordsStub platform, String resource) {
        return platform.all(resource).stream()
                .map(record -> record.path("status").asString(""))
                .collect(Collectors.toSet());
    }
}

package io.klientela.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.testing.TestIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportApiTest {
    private static final RunningThings THINGS = RunningThings.shared();
    private static final int MORE_THAN_A_PAGE = 501;

    @Test
    void exportsWhatAListShowsPageByPage(@TempDir Path folder) throws IOException {
        TestIssuer issuer = TestIssuer.shared();
        issuer.publishAdmin();
        issuer.publishRole("looker", "{\"resource\":\"thing\",\"actions\":[\"read\"],\"scope\":\"all\"}");
        String admin = issuer.user("ann", "Ann", List.of("admin"), List.of());
        String looker = issuer.user("rea", "Rea", List.of("looker"), List.of());
        THINGS.awaitReaders(admin, looker);
        String mark = "export" + System.nanoTime();
        IntStream.range(0, MORE_THAN_A_PAGE).parallel().forEach(i -> create(admin, mark + " " + i));
        create(admin, "=" + mark + ", \\\"Żuraw\\\"");
        String list =
                "/api/v1/things/export?q=%s&sort=name&column=name:Nazwa&column=price&column=active".formatted(mark);

        HttpResponse<String> csv = THINGS.send(admin, "GET", list, null);
        assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"things-%s.csv\"".formatted(LocalDate.now(ZoneOffset.UTC)));
        assertThat(csv.body().lines())
                .hasSize(MORE_THAN_A_PAGE + 2)
                .startsWith("Nazwa,price,active", "\"'=%s, \"\"Żuraw\"\"\",,true".formatted(mark));

        HttpResponse<Path> xlsx = THINGS.send(
                HttpRequest.newBuilder(THINGS.uri(list + "&format=xlsx"))
                        .header("Authorization", "Bearer " + admin)
                        .build(),
                BodyHandlers.ofFile(folder.resolve("things.xlsx")));
        assertThat(sheet(xlsx.body())).contains("Nazwa", "=" + mark + ", ", mark + " 500");

        assertRefused(THINGS.send(admin, "GET", list + "&format=pdf", null), "format");
        assertRefused(THINGS.send(admin, "GET", list + "&column=colour", null), "column");
        assertRefused(THINGS.send(admin, "GET", "/api/v1/things/export?limit=3x", null), "limit");
        assertThat(THINGS.send(looker, "GET", "/api/v1/things/export", null).statusCode())
                .isEqualTo(403);
    }

    private static void create(String token, String name) {
        HttpResponse<String> answer = THINGS.send(token, "POST", "/api/v1/things", "{\"name\":\"" + name + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void assertRefused(HttpResponse<String> answer, String parameter) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(parameter);
    }

    private static String sheet(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream sheet =
                        zip.getInputStream(Objects.requireNonNull(zip.getEntry("xl/worksheets/sheet1.xml")))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

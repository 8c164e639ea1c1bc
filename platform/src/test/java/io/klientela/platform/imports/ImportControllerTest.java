package io.klientela.platform.imports;

import static io.klientela.platform.imports.ImportKit.HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.klientela.testing.TestInfrastructure;
import io.klientela.testing.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportControllerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String IMPORTS = "/api/v1/firms/imports";

    private static ConfigurableApplicationContext service;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        service = new SpringApplicationBuilder(FirmService.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.application.name=firm-service",
                        "klientela.service=firms_"
                                + UUID.randomUUID().toString().substring(0, 8),
                        "klientela.mongodb.uri=" + TestInfrastructure.mongoUri(),
                        "klientela.kafka.bootstrap=" + TestInfrastructure.kafkaBootstrap(),
                        "klientela.imports.max-file-size=3MB",
                        "klientela.issuer=" + TestIssuer.ISSUER,
                        "klientela.jwks-uri=" + TestIssuer.shared().jwksUri())
                .run();
        admin = TestIssuer.shared().user("ada", "Ada", List.of("admin"), List.of());
        await().until(() -> get(admin, IMPORTS).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void takesAFileAndTellsHowItGoes() throws Exception {
        HttpResponse<String> accepted =
                upload(admin, UUID.randomUUID().toString(), "firms", HEADER + "1,Acme,technolgy,,,,,\n2,B,x,,,,,\n");
        assertThat(accepted.statusCode()).isEqualTo(202);
        String location = accepted.headers().firstValue("Location").orElseThrow();
        JsonNode done = await().until(
                        () -> json(get(admin, location)),
                        view -> view.get("status").asString().equals("completed"));
        assertThat(done.get("rows").toString())
                .isEqualTo(
                        "{\"total\":2,\"processed\":2,\"created\":1,\"updated\":0,\"unchanged\":0,\"refused\":1,\"corrected\":1}");
        assertThat(done.get("fileName").asString()).isEqualTo("firms.csv");
        assertThat(done.get("createdBy").asString()).isEqualTo("user:ada");
        HttpResponse<String> report = get(admin, location + "/report");
        assertThat(report.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(report.body()).contains("2,changed,Sector,technolgy,technology,corrected spelling");
        assertThat(get(admin, location + "/errors").body()).contains("2,B,x,,,,,,");
        assertThat(json(get(admin, IMPORTS + "?limit=1&status=completed"))
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(post(admin, location + "/cancel").statusCode()).isEqualTo(409);
    }

    @Test
    void startsOneImportForOneIdempotencyKey() throws Exception {
        String key = UUID.randomUUID().toString();
        String csv = HEADER + ImportKit.rows(100, 110);
        HttpResponse<String> first = upload(admin, key, "firms", csv);
        HttpResponse<String> again = upload(admin, key, "firms", csv);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(json(again).get("id")).isEqualTo(json(first).get("id"));
        assertThat(upload(admin, key, "firms", csv + "x").statusCode()).isEqualTo(422);
    }

    @Test
    void namesWhatIsWrongAndStoresNothing() throws Exception {
        long before =
                service.getBean(MongoDatabase.class).getCollection("imports").countDocuments();
        HttpResponse<String> mapping = upload(admin, "m1", "unknown", HEADER + "1,A,,,,,,\n");
        assertThat(mapping.statusCode()).isEqualTo(422);
        assertThat(mapping.body()).contains("Known are: firms", "\"field\":\"mapping\"");
        HttpResponse<String> columns = upload(admin, "m2", "firms", "Id,Nope\n1,2\n");
        assertThat(columns.statusCode()).isEqualTo(422);
        assertThat(columns.body()).contains("\"field\":\"Name\"", "found: Id, Nope");
        HttpResponse<String> encoding = upload(
                admin,
                "m3",
                "firms",
                BodyPublishers.ofByteArray(
                        "\u0001\u0002\u0003no text".repeat(50).getBytes(StandardCharsets.UTF_8)));
        assertThat(encoding.statusCode()).isEqualTo(422);
        assertThat(encoding.body()).contains("is not text but binary data");
        assertThat(post(admin, IMPORTS).statusCode()).isBetween(400, 422);
        assertThat(get(admin, IMPORTS + "/nope").statusCode()).isEqualTo(404);
        assertThat(get(admin, IMPORTS + "?status=maybe").body()).contains("queued, running, completed");
        assertThat(get(admin, IMPORTS + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(service.getBean(MongoDatabase.class).getCollection("imports").countDocuments())
                .isEqualTo(before);
    }

    @Test
    void tellsWhichMappingsThereAre() throws Exception {
        JsonNode mapping = json(get(admin, IMPORTS + "/mappings")).get("items").get(0);
        assertThat(mapping.get("name").asString()).isEqualTo("firms");
        assertThat(mapping.get("columns").get(0).asString()).isEqualTo("Id");
    }

    @Test
    void isOnlyForThoseWhoMayImport() throws Exception {
        String reader = TestIssuer.shared().user("rob", "Rob", List.of("reader"), List.of());
        assertThat(upload(reader, "r1", "firms", HEADER + "1,A,,,,,,\n").statusCode())
                .isEqualTo(403);
        assertThat(get(reader, IMPORTS).statusCode()).isEqualTo(403);
        assertThat(get("nonsense", IMPORTS).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> upload(String token, String key, String mapping, String csv) throws Exception {
        return upload(token, key, mapping, BodyPublishers.ofString(csv));
    }

    @Test
    void refusesAFileThatIsLargerThanItTakes() throws Exception {
        byte[] large = new byte[4_000_000];
        String withKey = UUID.randomUUID().toString();
        for (String key : Arrays.asList(withKey, null)) {
            HttpResponse<String> refused = upload(admin, key, "firms", BodyPublishers.ofByteArray(large));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(json(refused).get("detail").asString()).contains("larger than this service takes");
        }
    }

    private static HttpResponse<String> upload(String token, @Nullable String key, String mapping, BodyPublisher csv)
            throws Exception {
        String boundary = UUID.randomUUID().toString();
        String head = """
                --%1$s\r
                Content-Disposition: form-data; name="mapping"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="firms.csv"\r
                Content-Type: text/csv\r
                \r
                """.formatted(boundary, mapping);
        HttpRequest.Builder request = request(token, IMPORTS);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return HTTP.send(
                request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                csv,
                                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String token, String path) throws Exception {
        return HTTP.send(request(token, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String token, String path) throws Exception {
        return HTTP.send(
                request(token, path).POST(BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String token, String path) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}

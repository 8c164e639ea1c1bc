package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.klientela.embedded.FreePort;
import io.klientela.processes.Api;
import io.klientela.processes.Places;
import io.klientela.processes.Program;
import io.klientela.processes.Topics;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** What a newcomer does with the launcher, in the order in which it is done; one platform for all of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneTest {
    private static final String CLIENT = "e2e";
    private static final String SECRET = "e2e-secret-of-this-run";
    static final String ADMIN = "anna.wisniewska@example.com";
    static final String PASSWORD = "correct horse battery staple";

    private static Path home;
    private static int port;
    private static int mailPort;
    private static Map<String, String> environment;
    private static Api api;
    private static String kafka;
    private static String mongodb;

    @BeforeAll
    static void up() throws Exception {
        home = Files.createTempDirectory("klientela-e2e");
        port = FreePort.any();
        mailPort = FreePort.any();
        environment = new HashMap<>(Map.of(
                "KLIENTELA_HOME",
                home.toString(),
                "KLIENTELA_PORT",
                Integer.toString(port),
                "KLIENTELA_KAFKA_PORT",
                Integer.toString(FreePort.any()),
                "KLIENTELA_MAIL_PORT",
                Integer.toString(mailPort),
                "KLIENTELA_ADMIN_EMAIL",
                ADMIN,
                "KLIENTELA_ADMIN_PASSWORD",
                PASSWORD,
                "KLIENTELA_API_CLIENT_ID",
                CLIENT,
                "KLIENTELA_API_CLIENT_SECRET",
                SECRET,
                "KLIENTELA_AOT",
                "off"));
        environment.put("KLIENTELA_WEBHOOKS_ALLOW_PRIVATE", "127.0.0.1/32"); // the receivers of the tests are here
        Path stamp = Places.ROOT.resolve("infra/standalone/target/built"); // Maven has just built what up would build
        if (!Files.exists(stamp)) {
            Files.createFile(stamp);
        }
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now()));
        start();
        api = new Api("http://localhost:" + port, CLIENT, SECRET);
    }

    private static void start() {
        Program.Ended up = klientela(300, "up", "--detach");
        assertThat(up.status()).as(up.output()).isZero();
        assertThat(up.output()).contains("http://localhost:" + port, ADMIN);
        String status = klientela(20, "status").output();
        kafka = after(status, "Kafka");
        mongodb = after(status, "MongoDB");
    }

    private static String after(String text, String label) {
        Matcher matcher = Pattern.compile(label + " +(\\S+)").matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static Program.Ended klientela(int seconds, String... arguments) {
        return klientela(seconds, environment, arguments);
    }

    private static Program.Ended klientela(int seconds, Map<String, String> settings, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", Places.ROOT.resolve("klientela").toString()));
        command.addAll(List.of(arguments));
        return Program.run(seconds, command, settings);
    }

    @AfterAll
    static void down() {
        Program.Ended down = klientela(60, "down");
        assertThat(down.status()).as(down.output()).isZero();
        assertThat(klientela(20, "status").status()).isNotZero();
    }

    @Test
    @Order(1)
    void saysInOneSentenceWhyItDoesNotStart() throws Exception {
        Program.Ended second = klientela(30, "up");
        assertThat(second.status()).isNotZero();
        assertThat(second.output()).contains("runs already").hasLineCount(1);
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = new HashMap<>(environment);
            settings.put(
                    "KLIENTELA_HOME", Files.createTempDirectory("klientela-e2e").toString());
            settings.put("KLIENTELA_PORT", Integer.toString(taken.getLocalPort()));
            Program.Ended refused = klientela(60, settings, "up", "--detach");
            assertThat(refused.status()).isNotZero();
            assertThat(refused.output()).contains("KLIENTELA_PORT", Integer.toString(taken.getLocalPort()));
        }
        Map<String, String> unwritable = new HashMap<>(environment);
        unwritable.put("KLIENTELA_HOME", "/proc/klientela");
        Program.Ended refused = klientela(30, unwritable, "up");
        assertThat(refused.status()).isNotZero();
        assertThat(refused.output()).contains("KLIENTELA_HOME").hasLineCount(1);
    }

    @Test
    @Order(2)
    void loadsDemonstrationDataOnce() {
        Path real = Places.realExport();
        boolean isReal = Files.exists(real);
        System.out.println(
                "Demonstration data: " + (isReal ? "the real export" : "generated, the real export is absent"));
        Program.Ended demo = isReal ? klientela(600, "demo", real.toString()) : klientela(600, "demo");
        assertThat(demo.status()).as(demo.output()).isZero();
        System.out.println(demo.output());
        awaitStableSummary();
        ToldEvents events = new ToldEvents(kafka);
        Set<String> before = events.awaitQuiet();
        Program.Ended again = isReal ? klientela(600, "demo", real.toString()) : klientela(600, "demo");
        assertThat(again.status()).as(again.output()).isZero();
        Set<String> told = events.all();
        told.removeAll(before);
        assertThat(told).as("a second run changes nothing").isEmpty();
    }

    private static JsonNode summary() {
        return api.get("/api/v1/reports/sales-summary");
    }

    /** The summary once every deal has reached it. */
    private static JsonNode awaitStableSummary() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(summary().get("deals").asLong())
                        .isEqualTo(api.get("/api/v1/deals?limit=1&count=true")
                                .get("count")
                                .asLong()));
        return summary();
    }

    @Test
    @Order(3)
    void showsTheNumbersOfTheRealCompany() {
        assumeTrue(Files.exists(Places.realExport()), "the real export is not beside this checkout");
        assertRealNumbers(awaitStableSummary());
        JsonNode imports = api.get("/api/v1/deals/imports");
        JsonNode rows = imports.get("items").get(0).get("rows");
        assertThat(rows.get("refused").asLong()).isZero();
        assertThat(api.get("/api/v1/companies?count=true&limit=1").get("count").asLong())
                .isEqualTo(85);
        assertThat(api.get("/api/v1/companies?count=true&limit=1&filter=" + Api.encoded("sector == \"technology\""))
                        .get("count")
                        .asLong())
                .isEqualTo(12);
        assertThat(api.get("/api/v1/companies?limit=1&filter=" + Api.encoded("name == \"Bluth Company\""))
                        .at("/items/0/parentName")
                        .asString())
                .isEqualTo("Acme Corporation");
        JsonNode agents = api.get("/api/v1/users?limit=100&filter=" + Api.encoded("\"sales-rep\" in roles"));
        assertThat(agents.get("items").size()).isEqualTo(35);
        agents.get("items")
                .forEach(agent -> assertThat(agent.get("status").asString()).isEqualTo("not-invited"));
    }

    private static void assertRealNumbers(JsonNode summary) {
        assertThat(summary.get("deals").asLong()).isEqualTo(8800);
        assertThat(summary.get("won").asLong()).isEqualTo(4238);
        assertThat(summary.get("lost").asLong()).isEqualTo(2473);
        assertThat(summary.at("/openByStage/Engaging").asLong()).isEqualTo(1589);
        assertThat(summary.at("/openByStage/Prospecting").asLong()).isEqualTo(500);
        assertThat(summary.at("/wonValue/amount").asString()).isEqualTo("10005534.00");
        assertThat(summary.at("/wonValue/currency").asString()).isEqualTo("USD");
        assertThat(summary.get("winRate").asDouble()).isEqualTo(0.6315);
        assertThat(summary.at("/topOwners/0/name").asString()).isEqualTo("Darcel Schlecht");
        assertThat(summary.at("/topOwners/0/wonValue/amount").asString()).isEqualTo("1153214.00");
    }

    private static JsonNode numbers() {
        var numbers = (tools.jackson.databind.node.ObjectNode) summary();
        numbers.remove("asOf");
        return numbers;
    }

    @Test
    @Order(4)
    void rebuildsReportsFromTheLogWhenTheirDatabaseIsDropped() {
        awaitStableSummary();
        JsonNode before = numbers();
        try (MongoClient client = MongoClients.create(mongodb)) {
            client.getDatabase("klientela_reporting").drop();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(numbers()).isEqualTo(before));
    }

    @Test
    @Order(5)
    void losesNothingAcknowledgedWhenItIsKilled() {
        JsonNode before = numbers();
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            acknowledged.add(api.post("/api/v1/contacts", "{\"firstName\":\"Zażółć\",\"lastName\":\"Gęślą " + i + "\"}")
                    .get("id")
                    .asString());
        }
        String running = Places.read(home.resolve("running"));
        long pid = Long.parseLong(after(running.replace('=', ' '), "pid"));
        ProcessHandle platform = ProcessHandle.of(pid).orElseThrow();
        platform.destroyForcibly();
        platform.onExit().join();
        start();
        acknowledged.forEach(id -> api.get("/api/v1/contacts/" + id));
        awaitStableSummary();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(numbers()).isEqualTo(before));
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Set<String> published = new TreeSet<>();
            Topics.all(kafka, "klientela.contacts.contact").forEach(message -> published.add(message.key()));
            assertThat(published).containsAll(acknowledged);
        });
    }

    @Test
    @Order(6)
    void publishesOnlyWhatItsSchemasSay() throws Exception {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> schemas = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        Set<String> seen = new TreeSet<>();
        for (ConsumerRecord<String, byte[]> message : Topics.all(kafka)) {
            String type = Topics.header(message, "ce_type");
            seen.add(type);
            Schema schema = schemas.computeIfAbsent(
                    type,
                    name -> registry.getSchema(Api.JSON.readTree(
                            Places.read(Places.ROOT.resolve("docs/events/schemas/" + name + ".json")))));
            assertThat(schema.validate(Api.JSON.readTree(message.value())))
                    .as(type)
                    .isEmpty();
            long sequence = Long.parseLong(Topics.header(message, "ce_sequence"));
            String aggregate = message.topic() + "/" + message.key(); // a user and their account share an id
            assertThat(sequence).as("in order: " + aggregate).isGreaterThanOrEqualTo(last.getOrDefault(aggregate, 0L));
            last.put(aggregate, sequence);
        }
        System.out.println("Event types seen and valid: " + seen);
        assertThat(seen).contains("klientela.sales.deal.created.v1", "klientela.contacts.company.created.v1");
    }

    @Test
    @Order(7)
    void isFollowedByAStrangerWithThePlainKafkaClient() {
        Program program = Program.start(
                List.of(
                        Places.java(),
                        "-cp",
                        Places.classPath(),
                        Places.ROOT.resolve("docs/events/Follow.java").toString(),
                        kafka),
                Map.of());
        try (program) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> program.output().contains("klientela.sales.deal.created.v1"));
        }
    }

    @Test
    @Order(8)
    void changesTheDashboardWithinASecondOfADealsWin() {
        JsonNode deal =
                api.post("/api/v1/deals", "{\"name\":\"Umowa\",\"amount\":{\"amount\":\"1000\",\"currency\":\"USD\"}}");
        awaitStableSummary();
        long won = summary().get("won").asLong();
        String path = "/api/v1/deals/" + deal.get("id").asString() + "/win";
        HttpResponse<String> answer = api.send(
                "POST", path, "{}", "If-Match", "\"" + deal.get("version").asLong() + "\"");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(summary().get("won").asLong()).isEqualTo(won + 1));
    }

    @Test
    @Order(9)
    void answersBadInputWithAProblemThatNamesIt() {
        assertProblem(api.send("POST", "/api/v1/deals", "{\"name\":\"x\",\"colour\":\"red\"}"), 400, "colour");
        assertProblem(api.send("POST", "/api/v1/deals", "{\"name\":\"x\",\"stageId\":\"nowhere\"}"), 422, "stageId");
        assertProblem(api.send("POST", "/api/v1/contacts", "{\"lastName\":17}"), 400, "lastName");
        assertProblem(
                api.send("POST", "/api/v1/contacts", "{\"lastName\":\"x\",\"emails\":[{\"value\":\"nobody\"}]}"),
                422,
                "emails");
        assertProblem(api.send("GET", "/api/v1/contacts?filter=" + Api.encoded("nmae == \"x\""), null), 400, "1:1");
        assertProblem(
                api.send("POST", "/api/v1/contacts", "{\"lastName\":\"" + "x".repeat(50_000_000) + "\"}"), 413, "1 MB");
        JsonNode contact = api.post("/api/v1/contacts", "{\"lastName\":\"Nowak\"}");
        String path = "/api/v1/contacts/" + contact.get("id").asString();
        assertProblem(api.send("PATCH", path, "{\"lastName\":\"A\"}"), 428, "If-Match");
        assertProblem(api.send("PATCH", path, "{\"lastName\":\"A\"}", "If-Match", "\"99\""), 412, "version 1");
        assertThat(api.get(path).get("version").asLong()).isEqualTo(1);
        assertProblem(upload("opportunity_id,sales_agent\n1,x\n".getBytes(StandardCharsets.UTF_8)), 422, "deal_stage");
        // whatever the encoding, it is read as it is
        assertProblem(
                upload("opportunity_id;Łódź\n".getBytes(StandardCharsets.UTF_16)), 422, "found: opportunity_id, Łódź");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String word) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(word).doesNotContain("Exception");
    }

    private static HttpResponse<String> upload(byte[] file) {
        String boundary = "----klientela";
        String before = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n"
                + "crm-sales-opportunities\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"deals.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        byte[] head = before.getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + file.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(file, 0, body, head.length, file.length);
        System.arraycopy(tail, 0, body, head.length + file.length, tail.length);
        return api.upload("/api/v1/deals/imports", boundary, body);
    }

    @Test
    @Order(10)
    void answersEveryOperationByWhoAsks() {
        new AuthorizationMatrix(api, "http://localhost:" + port).run();
    }

    @Test
    @Order(11)
    void servesItsUserInterface() {
        BrowserTests.run("http://localhost:" + port, "127.0.0.1:" + mailPort, ADMIN, PASSWORD);
    }

    @Test
    @Order(12)
    void savesEveryListAsAFile() {
        new ExportFiles(api).check();
    }
}

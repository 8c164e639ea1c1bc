package io.klientela.identity;

import com.mongodb.client.MongoDatabase;
import io.klientela.embedded.FreePort;
import io.klientela.platform.KlientelaService;
import io.klientela.testing.TestInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;

/** identity-service as it runs, on the tests' store and broker, with a database of its own. */
final class Identity implements AutoCloseable {
    static final String ADMIN = "anna@klientela.example";
    static final String ADMIN_PASSWORD = "seven quiet herons";
    static final String WEB_SECRET = "web-secret";
    static final String API_CLIENT = "erp";
    static final String API_SECRET = "erp-secret";
    static final String PASSWORD = "many calm otters";

    private final String url;
    private final ConfigurableApplicationContext context;

    private Identity(String url, ConfigurableApplicationContext context) {
        this.url = url;
        this.context = context;
    }

    static String newDatabase() {
        return "i" + UUID.randomUUID().toString().substring(0, 8);
    }

    static Identity start() {
        return start(newDatabase(), Map.of());
    }

    /** At a name, as browsers want one for passkeys. */
    static Identity startAtLocalhost() {
        return start("localhost", newDatabase(), Map.of());
    }

    /** @param database the part after {@code klientela_} */
    static Identity start(String database, Map<String, String> more) {
        return start("127.0.0.1", database, more);
    }

    private static Identity start(String host, String database, Map<String, String> more) {
        int port = FreePort.any();
        String url = "http://" + host + ":" + port;
        Map<String, String> settings = new HashMap<>(Map.of(
                "server.port", String.valueOf(port),
                "klientela.service", database,
                "klientela.issuer", url,
                "klientela.mongodb.uri", TestInfrastructure.mongoUri(),
                "klientela.kafka.bootstrap", TestInfrastructure.kafkaBootstrap(),
                "klientela.web-client.secret", WEB_SECRET,
                "klientela.api-client.id", API_CLIENT,
                "klientela.api-client.secret", API_SECRET,
                "klientela.admin.email", ADMIN,
                "klientela.admin.password", ADMIN_PASSWORD));
        settings.putAll(more);
        ConfigurableApplicationContext context = KlientelaService.builder(
                        IdentityServiceApplication.class, "identity-service")
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        Browser anyone = new Browser(url);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> anyone.get("/actuator/health/readiness").statusCode() == 200);
        return new Identity(url, context);
    }

    String url() {
        return url;
    }

    Browser browser() {
        return new Browser(url);
    }

    /** The API as the API client, which is an administrator. */
    Api api() {
        return new Api(url, browser().clientToken(API_CLIENT, API_SECRET));
    }

    /** The path of a new invitation. */
    String invite(String userId, Map<String, ?> body) {
        String link = Browser.json(api().post("/users/" + userId + "/invite", body))
                .get("link")
                .asString();
        return link.substring(url.length());
    }

    /** An active user with {@link #PASSWORD}. @return the id */
    String signedUp(Map<String, ?> user) {
        String id = api().create("/users", user);
        browser().submit(invite(id, Map.of()), Map.of("password", PASSWORD));
        return id;
    }

    /** What it has stored, to make it older than a test can wait for. */
    MongoDatabase database() {
        return context.getBean(MongoDatabase.class);
    }

    /** How often the service has done the work of a password. */
    long passwordsHashed() {
        return context.getBean(MeterRegistry.class)
                .get("klientela.password.work")
                .timer()
                .count();
    }

    @Override
    public void close() {
        context.close();
    }
}

package io.klientela.contacts;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.KlientelaService;
import io.klientela.testing.TestInfrastructure;
import io.klientela.testing.TestIssuer;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;

/** contacts-service as its own process serves it, started once for all tests, and the people who use it. */
public final class Service {
    static final TestIssuer ISSUER = TestIssuer.shared();
    private static final MailLine MAIL_LINE = new MailLine(TestMail.shared().smtpPort());
    private static final String ALL_BUT_DELETE = "\"read\",\"create\",\"update\",\"import\"";

    private static final class Holder {
        static final Service INSTANCE = new Service();
    }

    private final String url;
    private final MongoDatabase database;
    private final ConfigurableApplicationContext context;

    private Service() {
        ISSUER.publishAdmin();
        for (String scope : List.of("own", "team", "all")) {
            ISSUER.publishRole(
                    "sees-" + scope,
                    "{\"resource\":\"*\",\"actions\":[%s],\"scope\":\"%s\"}".formatted(ALL_BUT_DELETE, scope));
        }
        context = start();
        database = context.getBean(MongoDatabase.class);
        url = urlOf(context);
    }

    private static ConfigurableApplicationContext start() {
        ConfigurableApplicationContext context = KlientelaService.builder(
                        ContactsServiceApplication.class, "contacts-service")
                .run(Stream.concat(
                                TestMail.settings().stream()
                                        .filter(setting -> !setting.startsWith("--klientela.smtp.port=")),
                                Stream.of(
                                        "--klientela.smtp.port=" + MAIL_LINE.port(),
                                        "--server.port=0",
                                        "--klientela.imports.patience=2s",
                                        "--klientela.invitations.hold=200ms",
                                        "--klientela.reminders.look=500ms",
                                        "--klientela.mailboxes.allow-private=127.0.0.1/32",
                                        "--klientela.mailboxes.every=300ms",
                                        "--klientela.mailboxes.first-retry=300ms",
                                        "--klientela.api-url=" + SalesStub.INSTANCE.url(),
                                        "--klientela.service-client.secret=secret",
                                        "--klientela.mongodb.uri=" + TestInfrastructure.mongoUri(),
                                        "--klientela.kafka.bootstrap=" + TestInfrastructure.kafkaBootstrap(),
                                        "--klientela.issuer=" + TestIssuer.ISSUER,
                                        "--klientela.jwks-uri=" + ISSUER.jwksUri()))
                        .toArray(String[]::new));
        Api anybody = new Api(urlOf(context), "");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> anybody.get("/actuator/health/readiness").status() == 200);
        return context;
    }

    private static String urlOf(ConfigurableApplicationContext context) {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** A second instance beside the one of all tests, on the same database, until it is closed. */
    static ConfigurableApplicationContext anotherInstance() {
        Objects.requireNonNull(Holder.INSTANCE);
        return start();
    }

    /** A part of the running service, for what cannot be seen from outside. */
    public static <T> T bean(Class<T> type) {
        return Holder.INSTANCE.context.getBean(type);
    }

    /** Like the other one, by its name. */
    public static <T> T bean(Class<T> type, String name) {
        return Holder.INSTANCE.context.getBean(name, type);
    }

    /** What the service's own mails leave by. */
    static MailLine mailLine() {
        return MAIL_LINE;
    }

    static MongoDatabase database() {
        return Holder.INSTANCE.database;
    }

    /** An API client with the admin role: what it makes has no owner unless it says so. */
    static Api asClient() {
        return as(ISSUER.client("erp", "admin"));
    }

    /** A person of the given teams, whose role covers all records, those of the teams, or the own ones. */
    static Api asPerson(String id, String scope, String... teams) {
        return as(ISSUER.user(id, "Person " + id, List.of("sees-" + scope), List.of(teams)));
    }

    /** A user as identity-service tells of one; the id. */
    static String aColleague(String status, String role, String... teams) {
        String id = UUID.randomUUID().toString();
        String teamIds = Arrays.stream(teams).map(team -> "\"" + team + "\"").collect(Collectors.joining(","));
        ISSUER.publish("klientela.identity.user", id, "klientela.identity.user.created.v1", 1, """
                {"state":{"id":"%s","name":"Colleague %s","status":"%s","roles":["%s"],"teamIds":[%s]}}""".formatted(
                        id, id.substring(0, 4), status, role, teamIds));
        return id;
    }

    /** A team as identity-service tells of one; the id. */
    static String aTeam(String name) {
        String id = UUID.randomUUID().toString();
        ISSUER.publish(
                "klientela.identity.team",
                id,
                "klientela.identity.team.created.v1",
                1,
                "{\"state\":{\"id\":\"%s\",\"name\":\"%s\"}}".formatted(id, name));
        return id;
    }

    static Api as(String token) {
        return new Api(Holder.INSTANCE.url, token);
    }
}

package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.platform.KlientelaService;
import io.klientela.testing.Api;
import io.klientela.testing.TestIssuer;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A running service as a caller with the admin role sees it. */
final class Marketing extends Api {
    static final TestIssuer ISSUER = TestIssuer.shared();

    private static final class Holder {
        static final Marketing INSTANCE = start("marketing", TestMail.settings());
    }

    final ConfigurableApplicationContext context;

    /** The one that all tests share; it sends through the embedded mail server. */
    static Marketing shared() {
        return Holder.INSTANCE;
    }

    /** One of its own. @param database instances of the same name share it */
    static Marketing start(String database, List<String> settings) {
        ISSUER.publishAdmin();
        List<String> all = new ArrayList<>(ISSUER.settings());
        all.add("--klientela.service=" + database);
        all.addAll(settings);
        Marketing started =
                new Marketing(KlientelaService.builder(MarketingServiceApplication.class, "marketing-service")
                        .run(all.toArray(String[]::new)));
        started.awaitReady();
        return started;
    }

    private Marketing(ConfigurableApplicationContext context) {
        super(
                "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"),
                ISSUER.client("tests", "admin"));
        this.context = context;
    }

    /** A contact with an address, or without where it is null, and one tag. */
    static String contact(String name, @Nullable String email, String tag) {
        return contact(name, email, tag, "");
    }

    /** Like the other one. @param more further members of its state, each with a comma behind */
    static String contact(String name, @Nullable String email, String tag, String more) {
        String emails = email == null ? "" : "{\"value\":\"%s\"}".formatted(email);
        return ISSUER.publishRecord(
                Topics.CONTACTS,
                "created",
                1,
                Ids.next(),
                name,
                "\"firstName\":\"%s\",\"emails\":[%s],\"phones\":[],\"companies\":[],\"language\":\"pl\",\"tags\":[\"%s\"],%s"
                        .formatted(name.substring(0, name.indexOf(" ")), emails, tag, more));
    }

    /** Somebody who works here. */
    static void colleague(String email) {
        ISSUER.publishRecord(
                Topics.USERS,
                "created",
                1,
                Ids.next(),
                "Colleague",
                "\"email\":\"%s\",\"status\":\"active\",\"roles\":[],\"teamIds\":[],".formatted(email));
    }

    /** A field of contacts that an administrator has defined. @param options as JSON, of a choice */
    static void customField(String key, String kind, String options) {
        ISSUER.publishRecord(
                Topics.CUSTOM_FIELDS,
                "created",
                1,
                Ids.next(),
                key,
                "\"resource\":\"contact\",\"key\":\"%1$s\",\"path\":\"contact.%1$s\",\"kind\":\"%2$s\",\"options\":[%3$s],\"position\":0,\"archived\":false,"
                        .formatted(key, kind, options));
    }

    /** A template of HTML with a link. */
    String template(String name) {
        return post("/api/v1/templates", """
                {"name":"%s","format":"html","subject":"Dzień dobry, {{ contact.firstName }}",
                 "body":"<html><body><p>Witaj {{ contact.name }}</p><p><a href='https://example.com/oferta?a=1&amp;b=2'>Oferta</a></p></body></html>"}
                """.formatted(name)).expect(201).id();
    }

    String segment(String tag) {
        return post("/api/v1/segments", "{\"name\":\"%1$s\",\"filter\":\"\\\"%1$s\\\" in tags\"}".formatted(tag))
                .expect(201)
                .id();
    }

    /** A campaign to everybody with the tag, once they are all known; they are customers, whom nobody has to ask. */
    String campaign(String tag, int members, String more) {
        return campaign(tag, members, "customer-news", more);
    }

    /** Like the other one. @param purpose its key */
    String campaign(String tag, int members, String purpose, String more) {
        String segment = segment(tag);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/api/v1/segments/" + segment + "/members?count=true&limit=1")
                                .expect(200)
                                .body()
                                .at("/count")
                                .asInt())
                        .isEqualTo(members));
        return post("/api/v1/campaigns", """
                {"name":"Kampania %s","segmentId":"%s","templateId":"%s","purpose":"%s"%s}
                """.formatted(tag, segment, template("Szablon " + tag), purpose, more))
                .expect(201)
                .id();
    }

    JsonNode awaitStatus(String campaign, String status) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> get("/api/v1/campaigns/" + campaign).expect(200).body(),
                        state -> state.at("/status").asString().equals(status));
    }

    List<JsonNode> mailsOf(String campaign) {
        List<JsonNode> mails = new ArrayList<>();
        get("/api/v1/campaigns/" + campaign + "/mails?limit=500")
                .expect(200)
                .body()
                .at("/items")
                .forEach(mails::add);
        return mails;
    }
}

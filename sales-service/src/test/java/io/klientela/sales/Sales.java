package io.klientela.sales;

import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.platform.KlientelaService;
import io.klientela.testing.Api;
import io.klientela.testing.TestIssuer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/** The running service as a caller sees it; one for all tests of the JVM. */
final class Sales extends Api {
    static final TestIssuer ISSUER = TestIssuer.shared();

    /** Not a field of the class itself: other threads use that while the service comes up. */
    private static final class Holder {
        static final Sales INSTANCE = new Sales(start());
    }

    /** The service for an administrator. */
    static Sales asAdmin() {
        return Holder.INSTANCE;
    }

    private Sales(ConfigurableApplicationContext context) {
        super(
                "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"),
                ISSUER.client("tests", "admin"));
        awaitReady();
    }

    private Sales(Sales same, String token) {
        super(same.url(), token);
    }

    private static ConfigurableApplicationContext start() {
        ISSUER.publishAdmin();
        ISSUER.publishRole("rep", permission("own"), CUSTOMERS);
        ISSUER.publishRole("lead", permission("team"), CUSTOMERS);
        List<String> settings = new ArrayList<>(ISSUER.settings());
        settings.add("--klientela.imports.patience=3s");
        settings.add("--management.endpoint.health.show-details=always");
        return KlientelaService.builder(SalesServiceApplication.class, "sales-service")
                .run(settings.toArray(String[]::new));
    }

    private static final String CUSTOMERS =
            "{\"resource\":\"contact\",\"actions\":[\"read\"],\"scope\":\"all\"},{\"resource\":\"company\",\"actions\":[\"read\"],\"scope\":\"all\"}";

    private static String permission(String scope) {
        return "{\"resource\":\"deal\",\"actions\":[\"read\",\"create\",\"update\"],\"scope\":\"%s\"}".formatted(scope);
    }

    /** The service for somebody else. */
    Sales as(String userId, String name, String role, String... teams) {
        return new Sales(this, ISSUER.user(userId, name, List.of(role), List.of(teams)));
    }

    static String user(String name, String... teams) {
        String id = Ids.next();
        String ids = Arrays.stream(teams).map("\"%s\""::formatted).collect(Collectors.joining(","));
        ISSUER.publishRecord(Topics.USERS, "created", 1, id, name, "\"roles\":[],\"teamIds\":[%s],".formatted(ids));
        return id;
    }

    static String company(String name) {
        return ISSUER.publishRecord(Topics.COMPANIES, "created", 1, Ids.next(), name, "\"tags\":[],");
    }
}

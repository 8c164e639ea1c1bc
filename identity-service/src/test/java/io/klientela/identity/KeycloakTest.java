package io.klientela.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/**
 * Signs in at a company's own Keycloak through its real pages. In the profile {@code keycloak} only: its distribution is
 * 160 MB, and it takes a minute to start. {@link FederationTest} has the hostile cases, in every build.
 */
@EnabledIf(
        value = "io.klientela.identity.Keycloak#isHere",
        disabledReason = "run with -Pkeycloak, which fetches Keycloak")
class KeycloakTest {
    private static Keycloak company;
    private static Identity identity;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        identity = Identity.start(
                Identity.newDatabase(),
                Map.of(
                        "klientela.oidc.issuer",
                        Keycloak.issuer(port),
                        "klientela.oidc.client-id",
                        Keycloak.CLIENT,
                        "klientela.oidc.client-secret",
                        Keycloak.SECRET,
                        "klientela.oidc.role-map",
                        "crm-sales=sales-rep,crm-admins=admin"));
        HttpResponse<String> early = new Colleague(identity).begin();
        assertThat(early.statusCode())
                .as("the company's provider is not there yet")
                .isEqualTo(503);
        company = Keycloak.start(port, identity.url());
    }

    @AfterAll
    static void stop() {
        identity.close();
        company.close();
    }

    @Test
    void signsInWithTheRolesThatTheCompanyGivesAsTheSameUserEachTime() {
        JsonNode ewa = Browser.claims(new Colleague(identity).tokens("ewa"), "access_token");
        assertThat(ewa.get("iss").asString()).isEqualTo(identity.url());
        assertThat(ewa.get("name").asString()).isEqualTo("Ewa Nowak");
        assertThat(ewa.get("roles").toString()).isEqualTo("[\"sales-rep\"]");
        JsonNode again = Browser.claims(new Colleague(identity).tokens("ewa"), "access_token");
        assertThat(again.get("sub")).isEqualTo(ewa.get("sub"));
        assertThat(Browser.claims(new Colleague(identity).tokens("adam"), "access_token")
                        .get("roles")
                        .toString())
                .isEqualTo("[\"admin\"]");
    }

    @Test
    void letsNobodyInWithoutARole() {
        assertThat(new Colleague(identity).signIn("olga").statusCode()).isEqualTo(403);
        assertThat(identity.api().get("/users?limit=500").body()).doesNotContain("olga@acme.example");
    }

    @Test
    void leadsFromOurPagesToTheCompanys() {
        Colleague visitor = new Colleague(identity);
        assertThat(visitor.get(identity.url() + "/signin").uri().getPath())
                .startsWith("/realms/acme/protocol/openid-connect");
        visitor.signIn("ewa");
        HttpResponse<String> question = visitor.get(identity.url() + "/signin/out");
        assertThat(question.statusCode()).isEqualTo(200);
        assertThat(question.uri().getPath()).isEqualTo("/realms/acme/protocol/openid-connect/logout");
    }
}

package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.embedded.FreePort;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private static final String COMMON = """
            "Problem":{"type":"object","properties":{"title":{"type":"string"}}}""";
    private static final Backend CONTACTS = new Backend().on("/v3/api-docs", Backend.json("""
            {"openapi":"3.1.0","tags":[{"name":"contacts"}],
             "paths":{"/api/v1/contacts":{"get":{"responses":{"200":{"$ref":"#/components/schemas/Page"}}}},
                      "/api/v1/operations/{service}/outbox":{"get":{"operationId":"outbox"}}},
             "components":{"schemas":{"Page":{"type":"object"},%s}}}""".formatted(COMMON)));
    private static final Backend SALES = new Backend().on("/v3/api-docs", Backend.json("""
            {"openapi":"3.1.0",
             "paths":{"/api/v1/deals":{"get":{"responses":{"200":{"$ref":"#/components/schemas/Page"}}}},
                      "/api/v1/operations/{service}/outbox":{"get":{"operationId":"outbox"}}},
             "components":{"schemas":{"Page":{"type":"array","items":{"$ref":"#/components/schemas/Page"}},%s}}}""".formatted(COMMON)));
    private static final RunningGateway GATEWAY = new RunningGateway(Map.of(
            "contacts",
            CONTACTS.url(),
            "sales",
            SALES.url(),
            "reporting",
            URI.create("http://127.0.0.1:" + FreePort.any())));

    @AfterAll
    static void stop() {
        GATEWAY.close();
        CONTACTS.close();
        SALES.close();
    }

    @Test
    void joinsTheDocumentsOfAllServicesAndNamesTheMissing() {
        JsonNode joined = RunningGateway.json(GATEWAY.send(GATEWAY.request("/api/docs/openapi.json")));
        assertThat(joined.get("openapi").asString()).isEqualTo("3.1.0");
        assertThat(joined.get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/contacts",
                        "/api/v1/deals",
                        "/api/v1/operations/contacts/outbox",
                        "/api/v1/operations/sales/outbox");
        assertThat(joined.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrder("Page", "sales.Page", "Problem");
        assertThat(joined.at("/components/schemas/sales.Page/items/$ref").asString())
                .isEqualTo("#/components/schemas/sales.Page");
        assertThat(joined.at("/paths/~1api~1v1~1deals/get/responses/200/$ref").asString())
                .isEqualTo("#/components/schemas/sales.Page");
        assertThat(joined.get("x-klientela-missing").valueStream().map(JsonNode::asString))
                .contains("reporting")
                .doesNotContain("sales", "contacts");
    }

    @Test
    void hasAnExplorerOfItsOwn() {
        assertThat(GATEWAY.send(GATEWAY.request("/api/docs")).headers().firstValue("Location"))
                .contains("/api/docs/");
        var page = GATEWAY.send(GATEWAY.request("/api/docs/"));
        assertThat(page.body()).contains("swagger-ui-bundle.js");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self';");
        assertThat(GATEWAY.send(GATEWAY.request("/api/docs/swagger-ui-bundle.js"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(GATEWAY.send(GATEWAY.request("/api/docs/nothing.js")).statusCode())
                .isEqualTo(404);
    }
}

package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ledger of consents as a file: a line for each entry. */
class ConsentExportTest {
    private static final String COLUMNS =
            "&column=at&column=address:Adres&column=decision&column=reason:Pow%C3%B3d&column=proof.reference&column=contactId";

    private final Api client = Service.asClient();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private String entered() {
        String id = client.create("contacts", """
                {"lastName":"Żak","emails":[{"value":"zak@%s.example"}]}""".formatted(mark));
        enter(id, "given", "=HYPERLINK(\\\"http://evil.example\\\")");
        enter(id, "withdrawn", "wrote so; \\\"at once\\\"");
        return id;
    }

    private void enter(String id, String decision, String reason) {
        client.post("/api/v1/consents", """
                        {"purpose":"newsletter","channel":"email","decision":"%s","contactId":"%s","reason":"%s"}
                        """.formatted(decision, id, reason)).expect(201);
    }

    private String file(Api api, String id, String more, int status) {
        String filter = URLEncoder.encode("\"%s\" in contactIds".formatted(id), StandardCharsets.UTF_8);
        return api.get("/api/v1/consents/export?filter=" + filter + more)
                .expect(status)
                .response()
                .body();
    }

    @Test
    void hasALineForEachEntryThatNoSpreadsheetTakesForAFormula() {
        String id = entered();
        List<String> lines = file(client, id, COLUMNS, 200).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).isEqualTo("at,Adres,decision,Powód,proof.reference,contactId");
        assertThat(lines.get(1)).contains("zak@%s.example".formatted(mark), "given", "'=HYPERLINK", id);
        assertThat(lines.get(2)).contains("withdrawn", "wrote so; \"\"at once\"\"");
        assertThat(file(client, id, "&language=pl&zone=Europe/Warsaw", 200))
                .startsWith("\uFEFF")
                .contains(";");
        assertThat(file(client, id, "&format=xlsx", 200)).startsWith("PK");
        file(client, id, "&column=entries", 400);
        file(client, id, "&format=pdf", 400);
    }

    @Test
    void isForThoseOnlyWhoMayExportTheLedger() {
        String id = entered();
        file(Service.asPerson("ledger-reader", "all"), id, "", 403);
        file(Service.as(""), id, "", 401);
        Service.ISSUER.publishRole(
                "ledger-" + mark, "{\"resource\":\"consent\",\"actions\":[\"read\",\"export\"],\"scope\":\"all\"}");
        Api auditor =
                Service.as(Service.ISSUER.user("ledger-auditor", "Auditor", List.of("ledger-" + mark), List.of()));
        await().untilAsserted(() ->
                assertThat(auditor.get("/api/v1/consents?limit=1").status()).isEqualTo(200));
        assertThat(file(auditor, id, COLUMNS, 200).lines()).hasSize(3);
        String readings = "/api/v1/audit/contacts/readings?limit=1&filter="
                + URLEncoder.encode("action == \"export\" && \"%s\" in persons".formatted(id), StandardCharsets.UTF_8);
        await().untilAsserted(() -> assertThat(client.get(readings).expect(200).text("/items/0/actor"))
                .isEqualTo("user:ledger-auditor"));
    }
}

package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.contacts.Correspondence.Colleague;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the audit trail says of mailboxes. */
class MailboxTrailTest {
    private static final PostOffice POST = new PostOffice();

    private final Correspondence with = new Correspondence(POST);

    @AfterAll
    static void close() {
        POST.close();
    }

    @Test
    void tellsWhoDidWhatWithAMailboxAndNeverWhatTheySignInWith() {
        Colleague zofia = with.colleague("zofia");
        Api api = zofia.api();
        api.put("/api/v1/mailbox", with.input(zofia, "zgadywane", "")).expect(422);
        with.connect(zofia, "");
        with.connect(zofia, "");
        with.connect(zofia, ",\"confidential\":true");
        api.post("/api/v1/mailbox/pause", "").expect(200);
        api.post("/api/v1/mailbox/pause", "").expect(200);
        api.post("/api/v1/mailbox/resume", "").expect(200);
        String address = api.post("/api/v1/mailbox/bcc", "").expect(200).text("/address");
        api.send("DELETE", "/api/v1/mailbox", null).expect(204);
        api.send("DELETE", "/api/v1/mailbox", null).expect(204);

        JsonNode entries = entries(zofia.id());
        assertThat(entries.findValuesAsString("type"))
                .containsExactly(
                        type("disconnected"),
                        type("address-renewed"),
                        type("resumed"),
                        type("paused"),
                        type("updated"),
                        type("connected"));
        for (JsonNode entry : entries) {
            assertThat(entry.at("/actor").asString()).isEqualTo("user:" + zofia.id());
            assertThat(entry.at("/resource").asString()).isEqualTo("mailbox");
            assertThat(entry.at("/address").asString()).isEqualTo("127.0.0.1");
        }
        assertThat(entries.at("/5/recordName").asString()).isEqualTo(zofia.address());
        assertThat(entries.at("/5/changes").toString())
                .contains("{\"field\":\"imap.host\",\"after\":\"127.0.0.1\"}")
                .contains("{\"field\":\"folders[1]\",\"after\":\"Sent\"}");
        assertThat(entries.at("/4/changes"))
                .singleElement()
                .hasToString("{\"field\":\"confidential\",\"before\":false,\"after\":true}");
        List<Document> stored = Service.database()
                .getCollection("audit_entries")
                .find(new Document("recordId", zofia.id()))
                .into(new ArrayList<>());
        assertThat(stored).hasSize(6);
        assertThat(stored.toString())
                .doesNotContain(PostOffice.PASSWORD, "zgadywane", address.substring(0, address.indexOf('@')));
    }

    @Test
    void tellsWhoLetsMailsBecomeLeads() {
        for (boolean active : new boolean[] {true, false, true, true}) {
            with.api
                    .put("/api/v1/leads/mail-intake", "{\"active\":%s}".formatted(active))
                    .expect(200);
        }
        JsonNode entries = entries("mail");
        assertThat(entries.at("/0/changes/0/after").asBoolean()).isTrue();
        assertThat(entries.at("/1/changes/0/after").asBoolean()).isFalse();
        assertThat(entries.at("/0/actor").asString()).isEqualTo("client:erp");
        assertThat(entries.at("/0/recordName").asString()).startsWith("leads@");
    }

    private JsonNode entries(String recordId) {
        return with.api
                .get("/api/v1/audit/contacts/entries?filter="
                        + URLEncoder.encode("recordId == \"" + recordId + "\"", StandardCharsets.UTF_8))
                .expect(200)
                .json()
                .get("items");
    }

    private static String type(String what) {
        return "klientela.contacts.mailbox.%s.v1".formatted(what);
    }
}

package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What files tell of consents: with its time and proof, never stronger than a later no, and taken back with the import. */
class ConsentImportsTest {
    private final Api api = Service.asClient();
    private final String mark =
            "z" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    @Test
    void entersYesAndNoWithTimeAndProofOnceAndTakesThemBack() {
        String csv = """
                email,last name,newsletter,sms consent,phone,consent date,consent ip,consent source,legal basis
                a@%1$s.example,Tak,tak,x,+48600100301,2024-05-31 14:30,192.0.2.7,Targi 2024,Freely given consent from contact
                b@%1$s.example,Nie,nie,,,,,,
                c@%1$s.example,Pusty,,,,,,,
                d@%1$s.example,Prawny,yes,,,,,,Legitimate interest – prospect/lead
                e@%1$s.example,Zly,perhaps,,,,,,
                """.formatted(mark);
        JsonNode tried = api.importFile("contacts", Map.of("mapping", "default", "rehearsal", "true"), utf8(csv));
        rows(tried, 4, 0, 0, 1);
        assertThat(api.report("contacts", tried)).contains("is neither yes nor no", "another legal basis");
        assertThat(api.list("consents", "name == \"a@%s.example\"".formatted(mark))
                        .json()
                        .at("/items"))
                .as("a dry run enters nothing")
                .isEmpty();

        JsonNode imported = api.importCsv("contacts", "default", csv);
        rows(imported, 4, 0, 0, 1);
        String anna = contact("a");
        assertThat(standing(anna, "email").at("/allowed").asBoolean()).isTrue();
        assertThat(standing(anna, "sms").at("/allowed").asBoolean()).isTrue();
        JsonNode entry = history(anna)
                .valueStream()
                .filter(line -> line.at("/entry/channel").asString().equals("email"))
                .findFirst()
                .orElseThrow()
                .at("/entry");
        assertThat(entry.at("/source").asString()).isEqualTo("import");
        assertThat(entry.at("/at").asString()).isEqualTo("2024-05-31T14:30:00Z");
        assertThat(entry.at("/proof/ip").asString()).isEqualTo("192.0.2.7");
        assertThat(entry.at("/proof/reference").asString())
                .contains("row 2", imported.at("/id").asString());
        assertThat(entry.at("/reason").asString()).contains("Targi 2024", "Freely given");
        assertThat(entry.at("/legalBasis").asString()).isEqualTo("consent");
        assertThat(standing(contact("b"), "email").at("/missing").asString()).isEqualTo("withdrawn-consent");
        assertThat(standing(contact("c"), "email").at("/missing").asString()).isEqualTo("consent");
        assertThat(standing(contact("d"), "email").at("/missing").asString()).isEqualTo("consent");

        rows(api.importCsv("contacts", "default", csv), 0, 0, 4, 1);
        assertThat(history(anna)).as("the same file twice adds nothing").hasSize(2);

        api.post("/api/v1/contacts/imports/" + imported.at("/id").asString() + "/undo", "")
                .expect(202);
        JsonNode undone = api.over("contacts", imported.at("/id").asString());
        assertThat(undone.at("/undone/kept").asInt()).isZero();
        String again = api.create(
                "contacts", "{\"lastName\":\"Tak\",\"emails\":[{\"value\":\"a@%s.example\"}]}".formatted(mark));
        assertThat(standing(again, "email").at("/missing").asString())
                .as("the ledger shows it, and it counts for nothing")
                .isEqualTo("consent");
        assertThat(history(again)).hasSize(2);
        rows(
                api.importCsv(
                        "contacts", "default", "id,email,newsletter\nagain-%1$s,a@%1$s.example,tak\n".formatted(mark)),
                0,
                1,
                0,
                0);
        assertThat(standing(again, "email").at("/allowed").asBoolean()).isTrue();
    }

    @Test
    void neverOverridesALaterNo() {
        String id = api.create(
                "contacts", "{\"lastName\":\"N\",\"emails\":[{\"value\":\"n@%s.example\"}]}".formatted(mark));
        api.post(
                        "/api/v1/consents",
                        "{\"purpose\":\"newsletter\",\"channel\":\"email\",\"decision\":\"withdrawn\",\"contactId\":\"%s\",\"at\":\"2025-01-01T00:00:00Z\"}"
                                .formatted(id))
                .expect(201);
        JsonNode undated = api.importCsv("contacts", "default", "email,newsletter\nn@%s.example,yes\n".formatted(mark));
        assertThat(api.report("contacts", undated)).contains("does not say since when");
        assertThat(history(id)).hasSize(1);
        JsonNode earlier = api.importCsv(
                "contacts", "default", "email,newsletter,consent date\nn@%s.example,yes,01.05.2024\n".formatted(mark));
        rows(earlier, 0, 1, 0, 0);
        assertThat(api.report("contacts", earlier)).contains("a later no counts");
        assertThat(standing(id, "email").at("/missing").asString()).isEqualTo("withdrawn-consent");
        api.importCsv(
                "contacts", "default", "email,newsletter,consent date\nn@%s.example,yes,2025-06-01\n".formatted(mark));
        assertThat(standing(id, "email").at("/allowed").asBoolean()).isTrue();
        for (String when : List.of("2999-01-01", "some day")) {
            rows(
                    api.importCsv(
                            "contacts",
                            "default",
                            "email,newsletter,consent date\nn@%s.example,yes,%s\n".formatted(mark, when)),
                    0,
                    0,
                    0,
                    1);
        }
    }

    @Test
    void readsTheExportsOfMailingServices() {
        JsonNode chimp = api.importCsv("contacts", "mailchimp", """
                Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,UNSUB_TIME,UNSUB_REASON,TAGS
                s@%1$s.example,Signed,Up,2,2023-02-01 10:00:00,192.0.2.1,2023-02-01 10:05:00,192.0.2.2,,,,"vip,new"
                w@%1$s.example,Un,Subscribed,2,2023-02-01 10:00:00,192.0.2.1,2023-02-01 10:05:00,192.0.2.2,,2024-03-01 08:00:00,Too many,
                o@%1$s.example,Owner,Added,2,,,2023-02-01 10:05:00,,,,,
                """.formatted(mark));
        rows(chimp, 3, 0, 0, 0);
        JsonNode signed = history(contact("s")).get(0).at("/entry");
        assertThat(signed.at("/at").asString()).isEqualTo("2023-02-01T10:05:00Z");
        assertThat(signed.at("/proof/ip").asString()).isEqualTo("192.0.2.2");
        assertThat(standing(contact("s"), "email").at("/allowed").asBoolean()).isTrue();
        assertThat(standing(contact("w"), "email").at("/missing").asString()).isEqualTo("withdrawn-consent");
        assertThat(standing(contact("o"), "email").at("/missing").asString())
                .as("somebody else entered them")
                .isEqualTo("consent");

        rows(api.importCsv("contacts", "hubspot", """
                        Record ID,First Name,Last Name,Email,Legal basis for processing contact's data,Unsubscribed from all email
                        1-%1$s,A,B,h@%1$s.example,Legitimate interest – existing customer;Freely given consent from contact,
                        2-%1$s,C,D,u@%1$s.example,Performance of a contract,true
                        """.formatted(mark)), 2, 0, 0, 0);
        assertThat(standing(contact("h"), "email").at("/allowed").asBoolean()).isTrue();
        assertThat(standing(contact("u"), "email").at("/missing").asString()).isEqualTo("withdrawn-consent");
        assertThat(of(contact("u"), "customer-news", "email").at("/missing").asString())
                .isEqualTo("no-objection");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void rows(JsonNode imported, int created, int updated, int unchanged, int refused) {
        JsonNode rows = imported.at("/rows");
        assertThat(List.of(
                        rows.at("/created").asInt(),
                        rows.at("/updated").asInt(),
                        rows.at("/unchanged").asInt(),
                        rows.at("/refused").asInt()))
                .as(api.report("contacts", imported))
                .containsExactly(created, updated, unchanged, refused);
    }

    private String contact(String who) {
        return api.list("contacts", "email == \"%s@%s.example\"".formatted(who, mark))
                .expect(200)
                .text("/items/0/id");
    }

    private JsonNode history(String id) {
        return api.get("/api/v1/contacts/" + id + "/consents")
                .expect(200)
                .json()
                .at("/history");
    }

    private JsonNode standing(String id, String channel) {
        return of(id, "newsletter", channel);
    }

    private JsonNode of(String id, String purpose, String channel) {
        return api.get("/api/v1/contacts/" + id + "/consents")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/key").asString().equals(purpose))
                .flatMap(item -> item.at("/places").valueStream())
                .filter(place -> place.at("/channel").asString().equals(channel))
                .findFirst()
                .orElseThrow();
    }
}

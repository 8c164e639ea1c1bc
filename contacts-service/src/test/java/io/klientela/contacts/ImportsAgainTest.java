package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A file whose import was taken back, and that is wanted after all. */
class ImportsAgainTest {
    private final Api api = Service.asClient();
    private final String mark =
            "a" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    private byte[] people() {
        return """
                id,first name,last name,email,company name
                1%1$s,Łucja,Żak,lucja@%1$s.example,Huta %1$s
                2%1$s,Jan,Ćwik,jan@%1$s.example,Huta %1$s
                """.formatted(mark).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void bringsPeopleAndTheirCompanyBackUnderTheirIds() {
        JsonNode first = take("contacts", people());
        assertRows(first, 2, 0);
        List<String> ids = ids("contacts", "email.endsWith(\"@%s.example\")");
        List<String> companies = ids("companies", "name == \"Huta %s\"");
        assertThat(ids).hasSize(2);
        assertThat(companies).hasSize(1);

        takeBack("contacts", first, 3);
        assertThat(ids("contacts", "email.endsWith(\"@%s.example\")")).isEmpty();
        api.get("/api/v1/contacts/" + ids.getFirst()).expect(404);

        JsonNode again = take("contacts", people());
        assertRows(again, 2, 0);
        assertThat(ids("contacts", "email.endsWith(\"@%s.example\")")).isEqualTo(ids);
        assertThat(ids("companies", "name == \"Huta %s\"")).isEqualTo(companies);
        Awaitility.await()
                .untilAsserted(() -> assertThat(api.get("/api/v1/contacts/" + ids.getFirst() + "/history")
                                .json()
                                .at("/items"))
                        .as("created, deleted and created again")
                        .hasSize(3));
        assertRows(take("contacts", people()), 0, 2);

        takeBack("contacts", again, 3);
        assertThat(ids("contacts", "email.endsWith(\"@%s.example\")")).isEmpty();
    }

    @Test
    void makesNobodyTwiceWhereTwoImportTheFileAtOnce() {
        takeBack("contacts", take("contacts", people()), 3);
        List<String> running = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            running.add(api.upload("/api/v1/contacts/imports", Map.of("mapping", "default"), people())
                    .expect(202)
                    .id());
        }
        int created = 0;
        for (String id : running) {
            JsonNode rows = api.over("contacts", id).at("/rows");
            created += rows.at("/created").asInt();
            assertThat(rows.at("/refused").asInt()).as(rows.toString()).isZero();
        }
        assertThat(created).isEqualTo(2);
        assertThat(ids("contacts", "email.endsWith(\"@%s.example\")")).hasSize(2);
    }

    @Test
    void saysOnlyWhatTheFileSaysOfWhomSomebodyHadDeleted() {
        take("contacts", people());
        String jan = ids("contacts", "email == \"jan@%s.example\"").getFirst();
        api.patch("/api/v1/contacts/" + jan, "{\"jobTitle\":\"Kierownik\",\"tags\":[\"secret\"]}")
                .expect(200);
        api.delete("/api/v1/contacts/" + jan).expect(204);
        assertRows(take("contacts", people()), 1, 1);
        JsonNode back = api.get("/api/v1/contacts/" + jan).expect(200).json();
        assertThat(back.at("/name").asString()).isEqualTo("Jan Ćwik");
        assertThat(back.has("jobTitle")).isFalse();
        assertThat(back.at("/tags")).isEmpty();
    }

    @Test
    void takesCompaniesAndTheirParentsBackAndAgain() {
        byte[] file = """
                name,city,parent
                Córka %1$s,Hel,Matka %1$s
                Matka %1$s,Łódź,
                """.formatted(mark).getBytes(StandardCharsets.UTF_8);
        JsonNode first = take("companies", file);
        assertRows(first, 2, 0);
        List<String> ids = ids("companies", "name.endsWith(\"%s\")");
        takeBack("companies", first, 2);
        JsonNode again = take("companies", file);
        assertRows(again, 2, 0);
        assertThat(ids("companies", "name.endsWith(\"%s\")")).isEqualTo(ids);
        assertThat(ids("companies", "parentName == \"Matka %s\"")).hasSize(1);
        takeBack("companies", again, 2);
    }

    @Test
    void takesLeadsBackAndAgain() {
        byte[] file = """
                id,first name,last name,email
                L1%1$s,Ewa,Lis,ewa@%1$s.example
                L2%1$s,Adam,Wilk,adam@%1$s.example
                """.formatted(mark).getBytes(StandardCharsets.UTF_8);
        JsonNode first = take("leads", file);
        assertRows(first, 2, 0);
        List<String> ids = ids("leads", "email.endsWith(\"@%s.example\")");
        takeBack("leads", first, 2);
        assertThat(ids("leads", "email.endsWith(\"@%s.example\")")).isEmpty();
        assertRows(take("leads", file), 2, 0);
        assertThat(ids("leads", "email.endsWith(\"@%s.example\")")).isEqualTo(ids);
        assertRows(take("leads", file), 0, 2);
    }

    private JsonNode take(String resource, byte[] file) {
        return api.importFile(resource, Map.of("mapping", "default"), file);
    }

    private void takeBack(String resource, JsonNode imported, int deleted) {
        String id = imported.at("/id").asString();
        api.post("/api/v1/%s/imports/%s/undo".formatted(resource, id), "").expect(202);
        JsonNode undone = api.over(resource, id);
        assertThat(undone.at("/status").asString()).isEqualTo("undone");
        assertThat(undone.at("/undone/deleted").asInt()).as(undone.toString()).isEqualTo(deleted);
    }

    private List<String> ids(String resource, String filter) {
        return api.list(resource, filter.formatted(mark))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .sorted()
                .toList();
    }

    private static void assertRows(JsonNode imported, int created, int unchanged) {
        assertThat(imported.at("/status").asString()).as(imported.toString()).isEqualTo("completed");
        JsonNode rows = imported.at("/rows");
        assertThat(List.of(
                        rows.at("/created").asInt(),
                        rows.at("/updated").asInt(),
                        rows.at("/unchanged").asInt(),
                        rows.at("/refused").asInt()))
                .as("created, updated, unchanged, refused of %s", imported)
                .containsExactly(created, 0, unchanged, 0);
    }
}

package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A file that nobody has declared a mapping for, from the first look at it to its being taken back. */
class ImportStepsTest {
    private static final String COLUMNS =
            "{\"Imię\":\"firstName\",\"Nazwisko\":\"lastName\",\"Adres e-mail\":\"email\",\"Firma\":\"companyName\",\"Miasto\":\"city\"}";

    private final Api api = Service.asClient();
    private final String mark =
            "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    private byte[] file() {
        return """
                Zestawienie klientów

                Imię;Nazwisko;Adres e-mail;Tel. kom.;Firma;Miasto
                Łucja;Żak;lucja@%1$s.example;600 100 200;Źródło %1$s;Łódź
                Jan;Ćwik;jan@%1$s.example;600 100 201;Źródło %1$s;Gdańsk
                Ewa;Lis;nobody;600 100 202;;Hel
                """.formatted(mark).getBytes(Charset.forName("windows-1250"));
    }

    @Test
    void showsHowAFileIsReadAndWhatItsColumnsMean() {
        JsonNode preview = api.upload("/api/v1/contacts/imports/preview", Map.of(), file())
                .expect(200)
                .json();
        assertThat(preview.at("/encoding").asString()).isEqualTo("windows-1250");
        assertThat(preview.at("/delimiter").asString()).isEqualTo(";");
        assertThat(preview.at("/header").asBoolean()).isTrue();
        assertThat(preview.at("/total").asInt()).isEqualTo(3);
        assertThat(preview.at("/columns")
                        .valueStream()
                        .map(column -> column.at("/suggestion").asString("")))
                .startsWith("firstName", "lastName", "email")
                .contains("phone", "companyName", "city");
        assertThat(preview.at("/rows/0/0").asString()).isEqualTo("Łucja");
        assertThat(preview.at("/problems/0/message").asString()).contains("Zestawienie");
        assertThat(api.upload("/api/v1/imports/preview", Map.of("delimiter", "|"), file())
                        .expect(200)
                        .text("/delimiter"))
                .isEqualTo("|");
        api.upload("/api/v1/contacts/imports/preview", Map.of("encoding", "klingon"), file())
                .expect(422);
        api.upload("/api/v1/contacts/imports/preview", Map.of(), new byte[0]).expect(422);
    }

    @Test
    void tellsTheRowsOfAnyFileExactly() {
        assertThat(api.upload(
                                "/api/v1/imports/rows",
                                Map.of(),
                                "a;b\n1;\"x;\"\"y\"\"\"\n".getBytes(StandardCharsets.UTF_8))
                        .expect(200)
                        .response()
                        .body())
                .isEqualTo("\"a\",\"b\"\n\"1\",\"x;\"\"y\"\"\"\n");
        assertThat(api.upload("/api/v1/imports/rows", Map.of(), new byte[0])
                        .expect(200)
                        .response()
                        .body())
                .isEmpty();
    }

    @Test
    void countsWhatWouldHappenThenDoesItAndTakesItBack() {
        JsonNode tried = api.importFile("contacts", Map.of("columns", COLUMNS, "rehearsal", "true"), file());
        assertRows(tried, 2, 0, 0, 1);
        assertThat(found()).isZero();

        String id = api.post("/api/v1/contacts/imports/" + tried.at("/id").asString() + "/run", "")
                .expect(202)
                .id();
        assertRows(api.over("contacts", id), 2, 0, 0, 1);
        assertThat(found()).isEqualTo(2);
        assertRows(api.importFile("contacts", Map.of("columns", COLUMNS), file()), 0, 0, 2, 1);

        String jan = contact("jan");
        api.patch("/api/v1/contacts/" + jan, "{\"jobTitle\":\"Kierownik\"}").expect(200);
        api.post("/api/v1/contacts/imports/" + id + "/undo", "").expect(202);
        JsonNode undone = api.over("contacts", id);
        assertThat(undone.at("/status").asString()).isEqualTo("undone");
        assertThat(undone.at("/undone/deleted").asInt()).isEqualTo(1);
        assertThat(undone.at("/undone/kept").asInt())
                .as("Jan was changed since, and so his company has to stay")
                .isEqualTo(2);
        assertThat(found()).isEqualTo(1);
        assertThat(api.get("/api/v1/contacts/imports/" + id + "/kept")
                        .expect(200)
                        .response()
                        .body())
                .contains("contacts," + jan);
        api.post("/api/v1/contacts/imports/" + id + "/undo", "").expect(409);
    }

    @Test
    void givesChangedFieldsBackWhatTheyWere() {
        String id = api.create(
                "contacts",
                "{\"lastName\":\"Lis\",\"city\":\"Hel\",\"emails\":[{\"value\":\"ewa@%s.example\"}]}".formatted(mark));
        byte[] csv = "email,last name,city,job title\newa@%s.example,Wilk,Gdynia,Szefowa\n"
                .formatted(mark)
                .getBytes(StandardCharsets.UTF_8);
        JsonNode imported = api.importFile("contacts", Map.of("mapping", "default"), csv);
        assertRows(imported, 0, 1, 0, 0);
        api.patch("/api/v1/contacts/" + id, "{\"city\":\"Sopot\"}").expect(200);
        api.post("/api/v1/contacts/imports/" + imported.at("/id").asString() + "/undo", "")
                .expect(202);
        JsonNode undone = api.over("contacts", imported.at("/id").asString());
        assertThat(undone.at("/undone/restored").asInt()).isEqualTo(1);
        assertThat(undone.at("/undone/kept").asInt()).isEqualTo(1);
        JsonNode ewa = api.get("/api/v1/contacts/" + id).json();
        assertThat(ewa.at("/lastName").asString()).isEqualTo("Lis");
        assertThat(ewa.at("/city").asString()).isEqualTo("Sopot");
        assertThat(ewa.has("jobTitle")).isFalse();
    }

    @Test
    void keepsAChoiceOfColumnsForTheNextFile() {
        String name = "Arkusz " + mark;
        api.post("/api/v1/contacts/imports/mappings", "{\"name\":\"%s\",\"columns\":%s}".formatted(name, COLUMNS))
                .expect(201);
        assertRows(api.importFile("contacts", Map.of("mapping", name), file()), 2, 0, 0, 1);
        api.post("/api/v1/contacts/imports/mappings", "{\"name\":\"x\",\"columns\":{\"A\":\"shoeSize\"}}")
                .expect(422);
        api.post("/api/v1/contacts/imports/mappings", "{\"name\":\"hubspot\",\"columns\":{\"A\":\"email\"}}")
                .expect(409);
    }

    @Test
    void takesTheCardsOfEveryProgramWhereTheyArePresent() throws IOException {
        Path folder = Path.of(System.getProperty("klientela.data", "../../shared/data"), "vcards");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no cards beside the repository");
        try (var files = Files.list(folder)) {
            for (Path card :
                    files.filter(file -> file.toString().endsWith(".vcf")).toList()) {
                JsonNode preview = api.upload("/api/v1/contacts/imports/preview", Map.of(), Files.readAllBytes(card))
                        .expect(200)
                        .json();
                assertThat(preview.at("/kind").asString()).as(card.toString()).isEqualTo("VCARD");
                assertThat(preview.at("/total").asInt()).as(card.toString()).isPositive();
            }
        }
        JsonNode imported = api.importFile(
                "contacts", Map.of("mapping", "default"), """
                        BEGIN:VCARD
                        VERSION:4.0
                        UID:%1$s
                        N:Żak;Łucja;Maria;;
                        FN:Łucja Żak
                        ORG:Huta %1$s
                        EMAIL;TYPE=home;PREF=1:lucja@%1$s.example
                        EMAIL;TYPE=work:zak@%1$s.example
                        TEL;TYPE=cell:+48 600 100 200
                        CATEGORIES:VIP,Targi
                        ADR:;;ul. Długa 1;Łódź;;90-001;Polska
                        END:VCARD
                        """.formatted(mark).getBytes(StandardCharsets.UTF_8));
        assertRows(imported, 1, 0, 0, 0);
        JsonNode lucja = api.get("/api/v1/contacts/" + contact("zak")).json();
        assertThat(lucja.at("/firstName").asString()).isEqualTo("Łucja Maria");
        assertThat(lucja.at("/emails/0/kind").asString()).isEqualTo("home");
        assertThat(lucja.at("/phones/0/kind").asString()).isEqualTo("mobile");
        assertThat(lucja.at("/country").asString()).isEqualTo("PL");
        assertThat(lucja.at("/tags").size()).isEqualTo(2);
        assertThat(lucja.at("/companies/0/companyName").asString()).isEqualTo("Huta " + mark);
    }

    @Test
    void givesPeopleOutAsCardsThatItTakesBackUnchanged() {
        assertRows(api.importFile("contacts", Map.of("columns", COLUMNS), file()), 2, 0, 0, 1);
        String cards = api.get("/api/v1/contacts/vcards?q=" + mark)
                .expect(200)
                .response()
                .body();
        assertThat(cards).contains("BEGIN:VCARD", "Łódź", "ORG:Źródło " + mark);
        assertThat(api.get("/api/v1/contacts/" + contact("jan") + "/vcard")
                        .expect(200)
                        .response()
                        .body())
                .contains("FN:Jan Ćwik");
        assertRows(
                api.importFile("contacts", Map.of("mapping", "default"), cards.getBytes(StandardCharsets.UTF_8)),
                0,
                0,
                2,
                0);
    }

    private int found() {
        return api.list("contacts", "email.contains(\"@%s.example\")".formatted(mark))
                .expect(200)
                .json()
                .at("/items")
                .size();
    }

    private String contact(String address) {
        return api.list("contacts", "email == \"%s@%s.example\"".formatted(address, mark))
                .json()
                .at("/items/0/id")
                .asString();
    }

    private static void assertRows(JsonNode imported, int created, int updated, int unchanged, int refused) {
        assertThat(imported.at("/status").asString()).as(imported.toString()).isEqualTo("completed");
        JsonNode rows = imported.at("/rows");
        assertThat(new int[] {
                    rows.at("/created").asInt(),
                    rows.at("/updated").asInt(),
                    rows.at("/unchanged").asInt(),
                    rows.at("/refused").asInt()
                })
                .as("created, updated, unchanged, refused")
                .containsExactly(created, updated, unchanged, refused);
    }
}

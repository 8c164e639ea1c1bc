package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** People as vCards, out and in. */
class CardsTest {
    private final Api api = Service.asClient();
    private final String mark =
            "v" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Test
    void takesItsOwnCardsBackInBothVersions() {
        String huta = api.create("companies", "{\"name\":\"Huta, Szkło; %s\",\"country\":\"PL\"}".formatted(mark));
        String port = api.create("companies", "{\"name\":\"Port %s\"}".formatted(mark));
        String id = api.create("contacts", """
                {"firstName":"Żaneta","lastName":"%1$s","jobTitle":"Prezes","externalId":"%1$s","language":"pl","languages":["pl","en-GB"],
                 "timeZone":"Europe/Warsaw","tags":["vip","targi, 2026"],
                 "emails":[{"value":"a@%1$s.example","kind":"work"},{"value":"b@%1$s.example","kind":"home"}],
                 "phones":[{"value":"+48600100200","kind":"mobile"},{"value":"+48221234567","kind":"fax"},{"value":"+48221234568","kind":"other"}],
                 "companies":[{"companyId":"%2$s","role":"buyer","from":"2021-03-01"},{"companyId":"%3$s","from":"2015-01-01","until":"2020-12-31"}],
                 "addresses":[{"kind":"work","street":"ul. Długa 5, lok. 2","postalCode":"80-827","city":"Gdańsk","region":"pomorskie","country":"PL"},
                              {"kind":"home","street":"Krótka 1","city":"Sopot","country":"PL"}],
                 "links":[{"url":"https://www.linkedin.com/in/%1$s","kind":"linkedin"},{"url":"https://%1$s.example/a;b","kind":"website"}]}
                """.formatted(mark, huta, port));
        JsonNode before = said(id);
        for (String version : List.of("4.0", "3.0")) {
            String cards = api.get(
                            "/api/v1/contacts/vcards?filter=lastName==%%22%s%%22&version=%s".formatted(mark, version))
                    .expect(200)
                    .response()
                    .body();
            assertThat(cards).contains("VERSION:" + version).doesNotContain("null");
            JsonNode imported =
                    api.importFile("contacts", Map.of("mapping", "default"), cards.getBytes(StandardCharsets.UTF_8));
            assertThat(said(id)).as(version).isEqualTo(before);
            assertThat(imported.at("/rows/unchanged").asInt()).as(version).isOne();

            String other = cards.replace(mark, mark + version.charAt(0))
                    .replace(id, UUID.randomUUID().toString());
            api.importFile("contacts", Map.of("mapping", "default"), other.getBytes(StandardCharsets.UTF_8));
            JsonNode copy = api.list("contacts", "lastName == \"%s%s\"".formatted(mark, version.charAt(0)))
                    .json()
                    .at("/items/0");
            for (String field : List.of("addresses", "languages", "timeZone", "tags", "phones", "jobTitle", "city")) {
                assertThat(copy.get(field)).as(version + " " + field).isEqualTo(before.get(field));
            }
            assertThat(copy.at("/companies/0/role").asString()).isEqualTo("buyer");
            assertThat(copy.at("/companies/1/until").asString()).isEqualTo("2020-12-31");
            assertThat(copy.at("/links")).hasSize(2);
        }
        api.get("/api/v1/contacts/" + id + "/vcard?version=2.1").expect(400);
        api.get("/api/v1/contacts/vcards?filter=nonsense%20==%201").expect(400);
        api.get("/api/v1/contacts/vcards?colour=red").expect(400);
    }

    /** Every card becomes somebody, with all that the model has; what is no number is told. */
    @Test
    void losesNobodyOfTheCardsOfEveryProgram() throws IOException {
        Path folder = Path.of(System.getProperty("klientela.data", "../../shared/data"), "vcards");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no cards beside the repository");
        for (String file : List.of(
                "John_Doe_BLACK_BERRY.vcf",
                "John_Doe_EVOLUTION.vcf",
                "John_Doe_LOTUS_NOTES.vcf",
                "John_Doe_MAC_ADDRESS_BOOK.vcf",
                "gmail-list.vcf",
                "jcard-example.json",
                "outlook-2003.vcf",
                "outlook-2007.vcf",
                "rfc6350-example.vcf",
                "rfc6351-example.xml",
                "thunderbird-MoreFunctionsForAddressBook-extension.vcf")) {
            JsonNode imported =
                    api.importFile("contacts", Map.of("mapping", "default"), Files.readAllBytes(folder.resolve(file)));
            assertThat(imported.at("/rows/refused").asInt())
                    .as("%s: %s", file, api.report("contacts", imported))
                    .isZero();
            assertThat(imported.at("/rows/total").asInt()).as(file).isPositive();
            JsonNode again =
                    api.importFile("contacts", Map.of("mapping", "default"), Files.readAllBytes(folder.resolve(file)));
            assertThat(again.at("/rows/unchanged")).as(file).isEqualTo(again.at("/rows/total"));
        }
        JsonNode mac = by("externalId == \"john.doe@ibm.com\"");
        assertThat(mac.at("/phones").findValuesAsString("value")).contains("+19057771234", "+19052221234");
        JsonNode bird = by("email == \"doe.john@hotmail.com\"");
        assertThat(bird.at("/emails")).hasSize(5);
        assertThat(bird.at("/addresses").findValuesAsString("postalCode")).containsExactly("98765", "12345");
        assertThat(bird.at("/links")).hasSize(2);
        JsonNode simon = by("email == \"simon.perreault@viagenie.ca\"");
        assertThat(simon.at("/languages").toString()).isEqualTo("[\"fr\",\"en\"]");
        assertThat(simon.at("/timeZone").asString()).isEqualTo("America/Montreal");
        JsonNode outlook = by("email == \"jdoe@hotmail.com\"");
        assertThat(outlook.at("/companies/0/role").asString()).isEqualTo("TheProfession");
        assertThat(outlook.at("/phones")).isEmpty();
    }

    private JsonNode by(String filter) {
        return api.list("contacts", filter).expect(200).json().at("/items/0");
    }

    private JsonNode said(String id) {
        ObjectNode said =
                (ObjectNode) api.get("/api/v1/contacts/" + id).expect(200).json();
        return said.without(List.of("version", "updatedAt"));
    }
}

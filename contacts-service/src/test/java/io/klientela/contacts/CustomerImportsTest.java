package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CustomerImportsTest {
    private static final String COMPANIES =
            "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n";
    private static final String CONTACTS = "contact_id,first_name,last_name,email,phone,job_title,account\n";
    private final Api api = Service.asClient();
    private final String mark =
            "i" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    @Test
    void takesCompaniesAsTheyAreAndSaysWhatItChanged() {
        String csv = COMPANIES
                + mark + " Daughter,retail,2001,10.5,12,Poland," + mark + " Mother\n"
                + mark + " Mother,technolgy,1996,1100.04,2822,Philipines,\n"
                + mark + " Other,medical,1986,647.18,1185,Korea," + mark + "mother\n"
                + mark + " Orphan,medical,1986,1,1,Norway,Nobody at all " + mark + "\n"
                + mark + " Broken,medical,long ago,1,1,Norway,\n";
        JsonNode imported = api.importCsv("companies", "crm-sales-opportunities", csv);
        assertRows(imported, 3, 0, 0, 2);
        assertThat(api.report("companies", imported))
                .contains("technolgy,technology", "Philipines,PH", "Korea,KR")
                .contains("subsidiary_of," + mark + "mother," + mark + " Mother")
                .contains("no company is called", "is not a whole number");

        JsonNode daughter = named(mark + " Daughter");
        JsonNode mother = named(mark + " Mother");
        assertThat(daughter.at("/parentId")).isEqualTo(mother.at("/id"));
        assertThat(mother.at("/sector").asString()).isEqualTo("technology");
        assertThat(mother.at("/revenue/amount").asString()).isEqualTo("1100040000.00");
        assertThat(mother.at("/revenue/currency").asString()).isEqualTo("USD");
        assertThat(mother.at("/country").asString()).isEqualTo("PH");
        assertThat(mother.has("ownerId")).isFalse();

        assertRows(api.importCsv("companies", "crm-sales-opportunities", csv), 0, 0, 3, 2);
        api.patch("/api/v1/companies/" + mother.at("/id").asString(), "{\"city\":\"Manila\"}")
                .expect(200);
        String changed = COMPANIES + mark + " Mother,software,1996,1100.04,2822,Philippines,\n";
        assertRows(api.importCsv("companies", "crm-sales-opportunities", changed), 0, 1, 0, 0);
        assertThat(named(mark + " Mother").at("/city").asString()).isEqualTo("Manila");
    }

    @Test
    void takesContactsWithTheirCompanies() {
        api.create("companies", "{\"name\":\"%s Sp. z o.o.\"}".formatted(mark));
        String typedIn = api.create(
                "contacts", "{\"lastName\":\"Typed\",\"emails\":[{\"value\":\"typed@%s.example\"}]}".formatted(mark));
        String csv = CONTACTS
                + "K1%1$s,Jan,Kowal,Jan@%1$s.example,22 000 01 23,Buyer,%1$s Sp. z o.o.\n".formatted(mark)
                + "K2%1$s,Ewa,Lis,typed@%1$s.example,,Head,\n".formatted(mark)
                + "K3%1$s,Bad,Mail,unknown,,,\n".formatted(mark)
                + "K4%1$s,No,Company,no@%1$s.example,,,Nowhere %1$s\n".formatted(mark)
                + ",Nothing,ToFind,,,,\n";
        JsonNode imported = api.importCsv("contacts", "demo-contacts", csv);
        assertRows(imported, 1, 1, 0, 3);
        JsonNode jan = api.list("contacts", "email == \"jan@%s.example\"".formatted(mark))
                .json()
                .at("/items/0");
        assertThat(jan.at("/companies/0/companyName").asString()).isEqualTo(mark + " Sp. z o.o.");
        assertThat(jan.at("/phones/0/value").asString()).isEqualTo("+48220000123");
        assertThat(api.get("/api/v1/contacts/" + typedIn).text("/name")).isEqualTo("Ewa Lis");
        assertRows(api.importCsv("contacts", "demo-contacts", csv), 0, 0, 2, 3);
    }

    @Test
    void takesTheRealExportWhereItIsPresent() throws IOException {
        Path file = Path.of(
                System.getProperty("klientela.data", "../../shared/data"), "crm-sales-opportunities/accounts.csv");
        Assumptions.assumeTrue(Files.exists(file), "no real export beside the repository");
        String csv = Files.readString(file);
        JsonNode imported = api.importCsv("companies", "crm-sales-opportunities", csv);
        assertRows(imported, 85, 0, 0, 0);
        assertThat(imported.at("/rows/corrected").asInt())
                .as("12 technolgy, one of them in Korea, and Philipines")
                .isEqualTo(13);
        assertThat(api.list("companies", "parentName == \"Acme Corporation\"")
                        .json()
                        .at("/items"))
                .hasSize(4);
        assertRows(api.importCsv("companies", "crm-sales-opportunities", csv), 0, 0, 85, 0);
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

    private JsonNode named(String name) {
        return api.list("companies", "name == \"%s\"".formatted(name)).json().at("/items/0");
    }
}

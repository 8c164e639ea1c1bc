package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.contacts.Api.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything about how people are reached and where they work. */
class PeopleInDepthTest {
    private final Api api = Service.asClient();
    private final String mark =
            "d" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Test
    void keepsEveryPlaceLanguageAndCompanyOfAPerson() {
        String huta = api.create("companies", "{\"name\":\"Huta %s\",\"country\":\"DE\"}".formatted(mark));
        String port = api.create("companies", "{\"name\":\"Port %s\"}".formatted(mark));
        Answer created =
                api.post("/api/v1/contacts", """
                {"lastName":"%1$s","languages":["de","pl"],"timeZone":"Europe/Berlin",
                 "phones":[{"value":"030 901820"},{"value":"+48 58 737 6000","kind":"fax"}],
                 "companies":[{"companyId":"%2$s","role":"buyer","from":"2021-03-01"},
                              {"companyId":"%3$s","role":"clerk","from":"2015-01-01","until":"2020-12-31"}],
                 "addresses":[{"kind":"work","street":" Torstraße 1 ","postalCode":"10119","city":"Berlin","country":"DE"},{"kind":"home"}],
                 "links":[{"url":"www.linkedin.com/in/%1$s"},{"url":"https://%1$s.example","kind":"other"}]}
                """.formatted(mark, huta, port)).expect(201);
        assertThat(created.text("/phones/0/value"))
                .as("the person's country is that of the first address")
                .isEqualTo("+4930901820");
        assertThat(created.text("/language")).isEqualTo("de");
        assertThat(created.text("/city")).isEqualTo("Berlin");
        assertThat(created.text("/addresses/0/street")).isEqualTo("Torstraße 1");
        assertThat(created.json().at("/addresses"))
                .as("an empty one says nothing")
                .hasSize(1);
        assertThat(created.text("/links/0/url")).isEqualTo("https://www.linkedin.com/in/" + mark);
        assertThat(created.text("/links/0/kind")).isEqualTo("linkedin");
        assertThat(created.text("/companies/1/until")).isEqualTo("2020-12-31");

        String path = "/api/v1/contacts/" + created.id();
        assertThat(api.get(path).json()).isEqualTo(created.json());
        assertThat(found("lastName == \"%s\" && \"pl\" in languages")).isOne();
        assertThat(found("lastName == \"%s\" && addresses.postalCode == \"10119\""))
                .isOne();
        assertThat(found("lastName == \"%s\" && companies.exists(c, c.role == \"buyer\" && c.until == null)"))
                .isOne();
        assertThat(found("lastName == \"%s\" && companies.exists(c, c.role == \"clerk\" && c.until == null)"))
                .isZero();

        JsonNode moved = api.patch(
                        path, "{\"addresses\":[{\"city\":\"Gdynia\",\"country\":\"PL\"}],\"language\":\"en\"}")
                .expect(200)
                .json();
        assertThat(moved.at("/city").asString()).isEqualTo("Gdynia");
        assertThat(moved.at("/country").asString()).isEqualTo("PL");
        assertThat(moved.at("/languages").toString()).isEqualTo("[\"en\",\"de\",\"pl\"]");
        JsonNode emptied = api.patch(path, "{\"addresses\":[],\"languages\":[],\"links\":[],\"timeZone\":null}")
                .expect(200)
                .json();
        assertThat(emptied.has("addresses") || emptied.has("languages") || emptied.has("language"))
                .isFalse();
    }

    @Test
    void takesNumbersWithoutCountryCodeForThoseOfTheCompanysCountry() {
        String company = api.create("companies", "{\"name\":\"Bank %s\",\"country\":\"GB\"}".formatted(mark));
        assertThat(api.post(
                                "/api/v1/contacts",
                                "{\"lastName\":\"A\",\"phones\":[{\"value\":\"020 7946 0018\"}],\"companies\":[{\"companyId\":\"%s\"}]}"
                                        .formatted(company))
                        .expect(201)
                        .text("/phones/0/value"))
                .isEqualTo("+442079460018");
    }

    @Test
    void refusesWhatIsWrongAtItsField() {
        String company = api.create("companies", "{\"name\":\"Any\"}");
        refused("\"addresses\":[{\"city\":\"X\",\"country\":\"Polska\"}]", "addresses[0].country");
        refused("\"addresses\":[{\"city\":\"X\",\"kind\":\"castle\"}]", "addresses[0].kind");
        refused("\"languages\":[\"pl\",\"polish language\"]", "languages[1]");
        refused("\"timeZone\":\"Warsaw\"", "timeZone");
        refused("\"links\":[{\"url\":\"javascript:alert(1)\"}]", "links[0].url");
        refused("\"links\":[{\"url\":\"data:text/html,x\"}]", "links[0].url");
        refused(
                "\"companies\":[{\"companyId\":\"%s\",\"from\":\"2024-02-01\",\"until\":\"2024-01-31\"}]"
                        .formatted(company),
                "companies[0].until");
        api.post(
                        "/api/v1/contacts",
                        "{\"lastName\":\"A\",\"companies\":[{\"companyId\":\"%s\",\"from\":\"yesterday\"}]}"
                                .formatted(company))
                .expect(400);
        assertThat(api.post("/api/v1/contacts", "{\"lastName\":\"A\",\"photo\":{\"hash\":\"x\"}}")
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("photo");
    }

    private void refused(String member, String field) {
        assertThat(api.post("/api/v1/contacts", "{\"lastName\":\"%s\",%s}".formatted(mark, member))
                        .expect(422)
                        .text("/errors/0/field"))
                .isEqualTo(field);
        assertThat(found("lastName == \"%s\"")).as("nothing is made").isZero();
    }

    @Test
    void keepsTheMainNumberOfACompanyInStepWithAllOfThem() {
        String path = "/api/v1/companies/" + api.create("companies", """
                        {"name":"Step %s","country":"PL","phone":"22 123 45 67","emails":[{"value":"Info@%s.example"}]}
                        """.formatted(mark, mark));
        assertThat(api.get(path).text("/phones/0/value")).isEqualTo("+48221234567");
        assertThat(api.get("/api/v1/companies?filter=email%20==%20%22info@" + mark + ".example%22")
                        .json()
                        .at("/items"))
                .hasSize(1);
        api.patch(
                        path,
                        "{\"phones\":[{\"value\":\"+48 58 100 20 30\",\"kind\":\"work\"},{\"value\":\"22 123 45 67\"}]}")
                .expect(200);
        assertThat(api.get(path).text("/phone")).isEqualTo("+48581002030");
        JsonNode other =
                api.patch(path, "{\"phone\":\"600 100 200\"}").expect(200).json();
        assertThat(other.at("/phones").findValuesAsString("value")).containsExactly("+48600100200", "+48221234567");
        JsonNode none = api.patch(path, "{\"phone\":null}").expect(200).json();
        assertThat(none.at("/phone").asString()).isEqualTo("+48221234567");
    }

    /** Each of both moves is right by itself. */
    @Test
    void closesNoCircleWhereTwoCompaniesAreMovedAtOnce() {
        List<String> firms = IntStream.range(0, 4)
                .mapToObj(i -> api.create("companies", "{\"name\":\"Ring %s %d\"}".formatted(mark, i)))
                .toList();
        List<CompletableFuture<Integer>> moves = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.patch(
                                "/api/v1/companies/" + firms.get(i),
                                "{\"parentId\":\"%s\"}".formatted(firms.get((i + 1) % 4)))
                        .status()))
                .toList();
        assertThat(moves.stream().map(CompletableFuture::join))
                .containsOnlyOnce(422)
                .contains(200);
        JsonNode family = api.get("/api/v1/companies/" + firms.getFirst() + "/family")
                .expect(200)
                .json();
        assertThat(family.at("/members")).hasSize(4);
        assertThat(family.at("/members")
                        .valueStream()
                        .map(member -> member.at("/depth").asInt()))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void mergesAndGivesBackEverything() {
        String one = api.create("contacts", """
                {"lastName":"%1$s","timeZone":"Europe/Warsaw","languages":["pl"],"addresses":[{"street":"Długa 1","city":"Gdańsk"}]}
                """.formatted(mark));
        String two = api.create("contacts", """
                {"lastName":"%1$s","timeZone":"Europe/Kyiv","languages":["uk","pl"],"links":[{"url":"https://%1$s.example"}],
                 "addresses":[{"street":"DŁUGA 1","city":"Gdańsk"},{"street":"Inna 2","city":"Lwów","country":"UA"}]}
                """.formatted(mark));
        JsonNode oneBefore = said(one);
        JsonNode twoBefore = said(two);
        Answer merged = api.act("/api/v1/contacts/" + one, "merge", """
                {"otherId":"%s","otherVersion":1,"fields":{"timeZone":"other","language":"other"}}""".formatted(two));
        JsonNode both = merged.expect(200).json();
        assertThat(both.at("/timeZone").asString()).isEqualTo("Europe/Kyiv");
        assertThat(both.at("/languages").toString()).isEqualTo("[\"uk\",\"pl\"]");
        assertThat(both.at("/addresses").findValuesAsString("street")).containsExactly("Długa 1", "Inna 2");
        assertThat(both.at("/links")).hasSize(1);
        api.act("/api/v1/contacts/" + one, "unmerge", "{}").expect(200);
        assertThat(said(one)).isEqualTo(oneBefore);
        assertThat(said(two)).isEqualTo(twoBefore);
    }

    private JsonNode said(String id) {
        ObjectNode said =
                (ObjectNode) api.get("/api/v1/contacts/" + id).expect(200).json();
        return said.without(List.of("version", "updatedAt"));
    }

    private int found(String filter) {
        return api.list("contacts", filter.formatted(mark))
                .expect(200)
                .json()
                .at("/items")
                .size();
    }
}

package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompaniesTest {
    private final Api api = Service.asClient();

    @Test
    void keepsMoneyExactAndRefusesWhatIsNoAmount() {
        String path = "/api/v1/companies/" + api.create("companies", """
                        {"name":"Exact","revenue":{"amount":"0.10","currency":"PLN"},"employees":3,"foundedYear":1999}
                        """);
        assertThat(api.get(path).text("/revenue/amount")).isEqualTo("0.10");
        api.patch(path, "{\"revenue\":{\"amount\":\"1e999999999\",\"currency\":\"PLN\"}}")
                .expect(400);
        api.patch(path, "{\"revenue\":{\"amount\":\"ten\",\"currency\":\"PLN\"}}")
                .expect(400);
        api.patch(path, "{\"employees\":-1}").expect(422);
        api.patch(path, "{\"website\":\"javascript:alert(1)\"}").expect(422);
        api.patch(path, "{\"website\":\"https://exact.example/about\"}").expect(200);
    }

    @Test
    void letsNoCompanyBelongToItself() {
        String top = api.create("companies", "{\"name\":\"Top\"}");
        String middle = api.create("companies", "{\"name\":\"Middle\",\"parentId\":\"%s\"}".formatted(top));
        String low = api.create("companies", "{\"name\":\"Low\",\"parentId\":\"%s\"}".formatted(middle));
        assertThat(api.get("/api/v1/companies/" + low).text("/parentName")).isEqualTo("Middle");
        for (String parent : List.of(top, low)) {
            assertThat(api.patch("/api/v1/companies/" + top, "{\"parentId\":\"%s\"}".formatted(parent))
                            .expect(422)
                            .text("/errors/0/field"))
                    .isEqualTo("parentId");
        }
        api.patch("/api/v1/companies/" + top, "{\"parentId\":\"nowhere\"}").expect(422);
        api.patch("/api/v1/companies/" + low, "{\"parentId\":\"%s\"}".formatted(top))
                .expect(200);
    }

    @Test
    void isNotDeletedUnderThoseWhoHoldOnToIt() {
        String company = api.create("companies", "{\"name\":\"Held\"}");
        String subsidiary = api.create("companies", "{\"name\":\"Part\",\"parentId\":\"%s\"}".formatted(company));
        String contact = api.create(
                "contacts", "{\"lastName\":\"Holder\",\"companies\":[{\"companyId\":\"%s\"}]}".formatted(company));
        String path = "/api/v1/companies/" + company;
        assertThat(api.delete(path).expect(409).text("/detail")).contains("1 subsidiary", "1 contact");
        api.delete("/api/v1/companies/" + subsidiary).expect(204);
        api.patch("/api/v1/contacts/" + contact, "{\"companies\":[]}").expect(200);
        api.delete(path).expect(204);
    }

    @Test
    void carriesItsNewNameToItsContactsAndSubsidiaries() {
        String company = api.create("companies", "{\"name\":\"Before\"}");
        String subsidiary = api.create("companies", "{\"name\":\"Child\",\"parentId\":\"%s\"}".formatted(company));
        String contact = api.create(
                "contacts",
                "{\"lastName\":\"Worker\",\"companies\":[{\"companyId\":\"%s\",\"role\":\"clerk\"}]}"
                        .formatted(company));
        api.patch("/api/v1/companies/" + company, "{\"name\":\"After\"}").expect(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(api.get("/api/v1/contacts/" + contact).text("/companies/0/companyName"))
                    .isEqualTo("After");
            assertThat(api.get("/api/v1/companies/" + subsidiary).text("/parentName"))
                    .isEqualTo("After");
        });
        assertThat(api.get("/api/v1/contacts/" + contact).text("/companies/0/role"))
                .isEqualTo("clerk");
        assertThat(api.get("/api/v1/contacts/" + contact + "/history").text("/items/0/actor"))
                .isEqualTo("system:contacts-service");
    }

    @Test
    void belongsToWhoMadeItAndShowsWhatTheyAreCalled() {
        String ewa = UUID.randomUUID().toString();
        String team = UUID.randomUUID().toString();
        publishTeam(team);
        publishUser(ewa, 1, "Ewa", "own", team);
        Api herself = Service.asPerson(ewa, "own", team);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                api.post("/api/v1/companies", "{\"name\":\"Given\",\"ownerId\":\"%s\"}".formatted(ewa))
                                        .expect(201)
                                        .text("/ownerName"))
                        .isEqualTo("Ewa"));
        String company = herself.create("companies", "{\"name\":\"Her own\"}");
        String contact = herself.create("contacts", "{\"lastName\":\"Hers\"}");
        assertThat(api.get("/api/v1/companies/" + company).text("/ownerName")).isEqualTo("Ewa");
        assertThat(api.get("/api/v1/companies/" + company).text("/teamId")).isEqualTo(team);

        publishUser(ewa, 2, "Ewa Lis", "own", team);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(api.get("/api/v1/companies/" + company).text("/ownerName"))
                    .isEqualTo("Ewa Lis");
            assertThat(api.get("/api/v1/contacts/" + contact).text("/ownerName"))
                    .isEqualTo("Ewa Lis");
        });
        assertThat(api.patch("/api/v1/companies/" + company, "{\"ownerId\":null}")
                        .expect(200)
                        .json()
                        .has("ownerName"))
                .isFalse();
    }

    @Test
    void isSeenByWhomItConcerns() {
        String north = UUID.randomUUID().toString();
        String owner = UUID.randomUUID().toString();
        String colleague = UUID.randomUUID().toString();
        publishTeam(north);
        publishUser(owner, 1, "Owner", "own", north);
        publishUser(colleague, 1, "Colleague", "team", north);
        String mark = "scope" + owner.substring(0, 8);
        Api own = Service.asPerson(owner, "own", north);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(own.post("/api/v1/contacts", "{\"lastName\":\"%s\"}".formatted(mark))
                                .expect(201)
                                .text("/teamId"))
                        .isEqualTo(north));
        String contact =
                own.list("contacts", "lastName == \"%s\"".formatted(mark)).text("/items/0/id");

        assertThat(seenBy(own, mark)).contains(contact);
        assertThat(seenBy(Service.asPerson(colleague, "team", north), mark)).contains(contact);
        assertThat(seenBy(Service.asPerson("boss", "all"), mark)).contains(contact);
        Api stranger = Service.asPerson("stranger", "team", "south");
        assertThat(seenBy(stranger, mark)).isEmpty();
        stranger.get("/api/v1/contacts/" + contact).expect(404);
        stranger.get("/api/v1/contacts/" + contact + "/timeline").expect(404);
        stranger.patch("/api/v1/contacts/" + contact, "\"1\"", "{\"city\":\"X\"}")
                .expect(404);
        own.delete("/api/v1/contacts/" + contact).expect(403);
        Service.as("").get("/api/v1/contacts").expect(401);
    }

    private static List<String> seenBy(Api caller, String lastName) {
        List<String> ids = new ArrayList<>();
        caller.list("contacts", "lastName == \"%s\"".formatted(lastName))
                .expect(200)
                .json()
                .at("/items")
                .forEach(item -> ids.add(item.at("/id").asString()));
        return ids;
    }

    /** @param scope what the role covers, which counts from here on, whatever a token says */
    private static void publishUser(String id, long version, String name, String scope, String team) {
        Service.ISSUER.publish(
                "klientela.identity.user",
                id,
                "klientela.identity.user.%s.v1".formatted(version == 1 ? "created" : "updated"),
                version,
                """
                {"state":{"id":"%s","name":"%s","roles":["sees-%s"],"teamIds":["%s"],"status":"active"}}""".formatted(id, name, scope, team));
    }

    private static void publishTeam(String id) {
        Service.ISSUER.publish(
                "klientela.identity.team",
                id,
                "klientela.identity.team.created.v1",
                1,
                "{\"state\":{\"id\":\"%s\",\"name\":\"Team\"}}".formatted(id));
    }
}

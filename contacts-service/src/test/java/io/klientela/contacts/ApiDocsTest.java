package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDocsTest {

    @Test
    void saysWhatEachOperationOfTheServiceDoes() {
        JsonNode docs = Service.as("").get("/v3/api-docs").expect(200).json();
        List<String> unsaid = new ArrayList<>();
        docs.at("/paths").properties().stream()
                .filter(path -> !path.getKey().contains("/operations/"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method ->
                                method.getValue().path("summary").asString("").isEmpty()
                                        || method.getValue().path("tags").isEmpty())
                        .forEach(method -> unsaid.add(method.getKey() + " " + path.getKey())));
        assertThat(docs.at("/paths").propertyNames())
                .contains("/api/v1/contacts/{id}/timeline", "/api/v1/companies/imports/{id}", "/api/v1/activities");
        assertThat(unsaid).isEmpty();
        assertThat(docs.at("/components/schemas/ContactInput/properties").propertyNames())
                .contains("firstName", "emails", "companies");
    }
}

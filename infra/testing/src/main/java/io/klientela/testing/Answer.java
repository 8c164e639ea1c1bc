package io.klientela.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answered. @param raw the body as it came */
public record Answer(int status, String raw, Map<String, List<String>> headers) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The body as JSON; an empty object where there is none. */
    public JsonNode body() {
        return JSON.readTree(raw.isEmpty() ? "{}" : raw);
    }

    /** @param path of members, like {@code owner/name}; empty where there is no such member */
    public String text(String path) {
        return body().at("/" + path).asString("");
    }

    public String id() {
        return text("id");
    }

    public String etag() {
        return header("etag");
    }

    /** @param name in lower case */
    public String header(String name) {
        return headers.getOrDefault(name, List.of("")).getFirst();
    }

    public Answer expect(int expected) {
        assertThat(status).as("%s", raw).isEqualTo(expected);
        return this;
    }

    /** One field of every item of a list. */
    public List<String> all(String list, String field) {
        List<String> values = new ArrayList<>();
        body().at("/" + list).forEach(item -> values.add(item.at("/" + field).asString("")));
        return values;
    }
}

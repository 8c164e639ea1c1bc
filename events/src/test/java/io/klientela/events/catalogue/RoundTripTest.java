package io.klientela.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.klientela.events.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each version of each event that was ever published stays readable: its example is never changed, only joined by others. */
class RoundTripTest {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<Class<?>> events() {
        return EventTypes.all().stream();
    }

    private static JsonNode example(Class<?> event) throws IOException {
        String path = "/examples/" + EventTypes.nameOf(event) + ".json";
        try (InputStream file = RoundTripTest.class.getResourceAsStream(path)) {
            return STRICT.readTree(Objects.requireNonNull(file, "there is no src/test/resources" + path));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsAndWritesItsExampleUnchanged(Class<?> event) throws IOException {
        JsonNode example = example(event);

        Object decoded = STRICT.treeToValue(example, event);

        String encoded = STRICT.writeValueAsString(decoded);
        assertThat(STRICT.readTree(encoded)).isEqualTo(example);
        assertThat((Object) STRICT.readValue(encoded, event)).isEqualTo(decoded);
    }

    @ParameterizedTest
    @MethodSource("events")
    void meetsItsSchema(Class<?> event) throws IOException {
        Schema schema = SCHEMAS.getSchema(Schemas.of(event));
        JsonNode example = example(event);

        assertThat(schema.validate(example)).isEmpty();
        ObjectNode withoutState = (ObjectNode) example.deepCopy();
        withoutState.remove("state");
        assertThat(schema.validate(withoutState))
                .as("the schema refuses something")
                .isNotEmpty();
    }

    /** So that the round trip leaves nothing out. */
    @ParameterizedTest
    @MethodSource("events")
    void showsEveryFieldInItsExample(Class<?> event) throws IOException {
        ObjectNode schema = Schemas.of(event);
        JsonNode state =
                schema.at(schema.at("/properties/state/$ref").asString().substring(1));
        JsonNode example = example(event);

        assertThat(example.propertyNames())
                .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
        assertThat(example.get("state").propertyNames())
                .containsExactlyInAnyOrderElementsOf(state.get("properties").propertyNames());
    }
}

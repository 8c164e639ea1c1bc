package io.klientela.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.sales.DealEvent;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each rule, tried on the schema of a real event that somebody changes. */
class CompatibilityTest {
    private static final String DEAL = "/$defs/DealState";

    private static List<String> breaksAfter(Consumer<ObjectNode> change) {
        ObjectNode released = Schemas.of(DealEvent.Updated.class);
        ObjectNode present = released.deepCopy();
        change.accept(present);
        assertThat(present).as("the change changes something").isNotEqualTo(released);
        return Compatibility.breaks(released, present);
    }

    private static ObjectNode object(ObjectNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer);
    }

    private static ArrayNode array(ObjectNode schema, String pointer) {
        return (ArrayNode) schema.at(pointer);
    }

    @Test
    void refusesToRenameAProperty() {
        assertThat(breaksAfter(schema -> {
                    ObjectNode properties = object(schema, DEAL + "/properties");
                    properties.set("lostBecause", properties.remove("lossReason"));
                }))
                .singleElement()
                .asString()
                .startsWith("data.state.lossReason is gone or was renamed");
    }

    @Test
    void refusesToRemoveAPropertyDeepInside() {
        assertThat(breaksAfter(
                        schema -> object(schema, "/$defs/Money/properties").remove("currency")))
                .anyMatch(text -> text.startsWith("data.state.lines[].unitPrice.currency is gone"));
    }

    @Test
    void refusesAnotherType() {
        assertThat(breaksAfter(schema ->
                        object(schema, DEAL + "/properties/probability").put("type", "string")))
                .singleElement()
                .asString()
                .startsWith("data.state.probability was integer and is string now");
    }

    @Test
    void refusesAnotherFormat() {
        assertThat(breaksAfter(
                        schema -> object(schema, DEAL + "/properties/closedOn").put("format", "date-time")))
                .singleElement()
                .asString()
                .startsWith("data.state.closedOn was string (date) and is string (date-time) now");
    }

    @Test
    void refusesAnObjectWhereTextWas() {
        assertThat(breaksAfter(schema -> {
                    object(schema, DEAL + "/properties/lossReason").removeAll().put("$ref", "#/$defs/Money");
                }))
                .singleElement()
                .asString()
                .startsWith("data.state.lossReason was string and is object now");
    }

    @Test
    void refusesToRequireWhatWasOptional() {
        assertThat(breaksAfter(schema -> array(schema, DEAL + "/required").add("ownerId")))
                .singleElement()
                .asString()
                .startsWith("data.state.ownerId is required now");
    }

    @Test
    void refusesToLeaveOutWhatWasAlwaysThere() {
        assertThat(breaksAfter(schema -> array(schema, DEAL + "/required")
                        .removeIf(name -> name.asString().equals("stage"))))
                .singleElement()
                .asString()
                .startsWith("data.state.stage may be absent now");
    }

    @Test
    void refusesToRemoveAValueOfAnEnumeration() {
        assertThat(breaksAfter(schema -> array(schema, DEAL + "/properties/status/enum")
                        .removeIf(name -> name.asString().equals("lost"))))
                .singleElement()
                .asString()
                .startsWith("data.state.status may not be \"lost\" any more");
    }

    @Test
    void acceptsNewOptionalPropertiesAndValues() {
        assertThat(breaksAfter(schema -> {
                    object(schema, DEAL + "/properties").putObject("mood").put("type", "string");
                    array(schema, DEAL + "/properties/status/enum").add("paused");
                }))
                .isEmpty();
    }
}

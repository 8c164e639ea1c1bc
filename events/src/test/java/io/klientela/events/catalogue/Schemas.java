package io.klientela.events.catalogue;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.klientela.events.EventTypes;
import io.klientela.events.FieldValue;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of each event, as its record says: what may be null is optional, everything else is required. */
final class Schemas {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static ObjectNode of(Class<?> event) {
        String type = EventTypes.nameOf(event);
        ObjectNode generated = GENERATOR.generateSchema(event);
        ObjectNode schema = MAPPER.createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", "urn:klientela:event:" + type);
        schema.put("title", type);
        schema.put("description", Meanings.of(type));
        schema.setAll(generated);
        return schema;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder =
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        builder.with(
                Option.STANDARD_FORMATS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.DEFINITIONS_FOR_ALL_OBJECTS);
        builder.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withTargetTypeOverridesResolver(Schemas::writtenAsText);
        builder.forTypesInGeneral().withCustomDefinitionProvider(Schemas::enumeration);
        builder.forTypesInGeneral().withCustomDefinitionProvider(Schemas::fieldValue);
        return new SchemaGenerator(builder.build());
    }

    private static boolean isNullable(FieldScope scope) {
        Field field = scope.getRawMember();
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable List<ResolvedType> writtenAsText(FieldScope field) {
        JsonFormat format = field.getAnnotation(JsonFormat.class);
        return format != null && format.shape() == JsonFormat.Shape.STRING
                ? List.of(field.getContext().resolve(String.class))
                : null;
    }

    /** Written as what it holds. */
    private static @Nullable CustomDefinition fieldValue(ResolvedType type, SchemaGenerationContext context) {
        if (type.getErasedType() != FieldValue.class) {
            return null;
        }
        ObjectNode definition = MAPPER.createObjectNode();
        definition.putArray("type").add("string").add("number").add("array").add("object");
        return new CustomDefinition(
                definition, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
    }

    /** Enumerations by their names on the wire. */
    private static @Nullable CustomDefinition enumeration(ResolvedType type, SchemaGenerationContext context) {
        if (!type.getErasedType().isEnum()) {
            return null;
        }
        ObjectNode definition = MAPPER.createObjectNode().put("type", "string");
        ArrayNode names = definition.putArray("enum");
        for (Field field : type.getErasedType().getFields()) {
            if (field.isEnumConstant()) {
                JsonProperty name = field.getAnnotation(JsonProperty.class);
                names.add(name == null ? field.getName() : name.value());
            }
        }
        return new CustomDefinition(
                definition, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
    }
}

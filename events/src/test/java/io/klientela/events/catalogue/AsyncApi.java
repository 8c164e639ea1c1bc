package io.klientela.events.catalogue;

import io.klientela.events.EventTypes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3 document: which topics there are, what is sent on them, and how. */
final class AsyncApi {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "ce_specversion", "always 1.0",
            "ce_id", "unique; the same again when an event is delivered again",
            "ce_type", "what happened; names the schema of the data",
            "ce_source", "the service that it happened in",
            "ce_subject", "the id of the aggregate, like the key",
            "ce_time", "when it happened, RFC 3339 in UTC",
            "ce_sequence", "the aggregate's version after it; ignore what is not above the last one you saw",
            "ce_actor", "who did it: user:<id>, client:<id> or system:<service>",
            "ce_traceparent", "the W3C trace context of the request behind it",
            "content-type", "always application/json"));

    private AsyncApi() {}

    static ObjectNode document() {
        ObjectNode document = MAPPER.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Klientela events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in Kafka's binary mode. The key is the aggregate's id; the data carries what "
                                + "happened and the aggregate's full state after it. A record without a value means: "
                                + "forget everything about this key.");
        document.put("defaultContentType", "application/json");
        document.putObject("servers")
                .putObject("standalone")
                .put("host", "localhost:9092")
                .put("protocol", "kafka")
                .put("description", "The broker of ./klientela up; KLIENTELA_KAFKA_PORT moves it.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        types().forEach((topic, types) -> {
            describe(channels.putObject(topic), topic, types);
            operate(operations.putObject("send." + topic), topic, types);
        });
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        EventTypes.all().forEach(event -> message(messages, EventTypes.nameOf(event)));
        components.putObject("schemas").set("Headers", headers());
        return document;
    }

    /** The wire names of each topic. */
    static Map<String, List<String>> types() {
        return EventTypes.all().stream()
                .map(EventTypes::nameOf)
                .collect(Collectors.groupingBy(EventTypes::topicOf, TreeMap::new, Collectors.toList()));
    }

    private static void describe(ObjectNode channel, String topic, List<String> types) {
        channel.put("address", topic);
        channel.put("description", "Every change of a %s, in order per key.".formatted(aggregateOf(topic)));
        ObjectNode messages = channel.putObject("messages");
        types.forEach(type -> messages.putObject(type).put("$ref", "#/components/messages/" + type));
        channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", topic)
                .putObject("topicConfiguration")
                .putArray("cleanup.policy")
                .add("compact");
    }

    private static void operate(ObjectNode operation, String topic, List<String> types) {
        operation.put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + topic);
        ArrayNode messages = operation.putArray("messages");
        types.forEach(type -> messages.addObject().put("$ref", "#/channels/" + topic + "/messages/" + type));
    }

    private static void message(ObjectNode messages, String type) {
        ObjectNode message = messages.putObject(type);
        message.put("name", type);
        message.put("summary", Meanings.of(type));
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/Headers");
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", "application/schema+json;version=draft-2020-12");
        payload.putObject("schema").put("$ref", "schemas/" + type + ".json");
        message.putObject("bindings").putObject("kafka").putObject("key").put("type", "string");
    }

    private static ObjectNode headers() {
        ObjectNode schema = MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        HEADERS.forEach((name, meaning) ->
                properties.putObject(name).put("type", "string").put("description", meaning));
        ArrayNode required = schema.putArray("required");
        HEADERS.keySet().stream().filter(name -> !name.equals("ce_traceparent")).forEach(required::add);
        return schema;
    }

    static String aggregateOf(String topic) {
        return topic.substring(topic.lastIndexOf('.') + 1);
    }
}

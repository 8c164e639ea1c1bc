package io.klientela.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A contact, and others that are merged into it and come out again, one after the other, as only this caller does it. */
final class Family {
    private static final String CONTACTS = "/api/v1/contacts/";

    private final CarefulClient client;
    private final Random random;
    private final JsonNode head;
    private final Map<String, JsonNode> others = new LinkedHashMap<>();
    private final Set<String> merged = new HashSet<>();
    private int merges;
    private int unmerges;

    Family(CarefulClient client, long seed, JsonNode head, List<JsonNode> others) {
        this.client = client;
        this.random = new Random(seed);
        this.head = head;
        others.forEach(other -> this.others.put(id(other), other));
    }

    /** Merges one of the others, or takes its merge back. Returns when that is acknowledged. */
    void turn() {
        List<String> ids = List.copyOf(others.keySet());
        String other = ids.get(random.nextInt(ids.size()));
        String path = CONTACTS + id(head);
        String key = "%s-%d".formatted(id(head), merges + unmerges);
        long version = version(path);
        if (merged.contains(other)) {
            JsonNode undone = client.act(path + "/unmerge", "{\"otherId\":\"%s\"}".formatted(other), key, version);
            assertThat(id(undone.get("restored"))).isEqualTo(other);
            merged.remove(other);
            unmerges++;
        } else {
            String body = "{\"otherId\":\"%s\",\"otherVersion\":%d}".formatted(other, version(CONTACTS + other));
            JsonNode survivor = client.act(path + "/merge", body, key, version);
            assertThat(survivor.get("merged").findValuesAsString("contactId")).contains(other);
            merged.add(other);
            merges++;
        }
    }

    private long version(String path) {
        return client.get(path).get("version").asLong();
    }

    int merges() {
        return merges;
    }

    int unmerges() {
        return unmerges;
    }

    Set<String> members() {
        return Stream.concat(Stream.of(id(head)), others.keySet().stream()).collect(Collectors.toSet());
    }

    /** Those who are to be in lists. */
    Set<String> present() {
        Set<String> present = members();
        present.removeAll(merged);
        return present;
    }

    /** Whom a record is to name that named this one first. */
    String standIn(String contactId) {
        return merged.contains(contactId) ? id(head) : contactId;
    }

    /** Every merge is whole, and whatever was taken back is as it was. */
    void assertWhole() {
        JsonNode now = client.get(CONTACTS + id(head));
        assertThat(new HashSet<>(now.path("merged").findValuesAsString("contactId")))
                .isEqualTo(merged);
        assertThat(now.get("jobTitle")).isEqualTo(head.get("jobTitle"));
        assertThat(values(now.get("emails"))).isEqualTo(together("emails"));
        assertThat(values(now.get("tags"))).isEqualTo(together("tags"));
        others.forEach((id, before) -> {
            JsonNode other = client.get(CONTACTS + id);
            assertThat(other.at("/mergedInto/contactId").asString("")).isEqualTo(merged.contains(id) ? id(head) : "");
            assertThat(said(other)).isEqualTo(said(before));
        });
    }

    /** What the head and those who are merged into it have there, each once. */
    private List<String> together(String field) {
        return Stream.concat(
                        Stream.of(head),
                        others.entrySet().stream()
                                .filter(other -> merged.contains(other.getKey()))
                                .map(Map.Entry::getValue))
                .flatMap(contact -> values(contact.get(field)).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> values(JsonNode list) {
        return list.valueStream().map(JsonNode::toString).sorted().toList();
    }

    /** Without when and how often it changed, and who stands for it. */
    private static JsonNode said(JsonNode contact) {
        ObjectNode said = (ObjectNode) contact.deepCopy();
        said.remove(new TreeSet<>(Set.of("version", "updatedAt", "mergedInto")));
        return said;
    }

    static String id(JsonNode record) {
        return record.get("id").asString();
    }
}

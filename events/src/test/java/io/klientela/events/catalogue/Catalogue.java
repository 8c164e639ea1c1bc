package io.klientela.events.catalogue;

import io.klientela.events.EventTypes;

/** The page that lists every event. */
final class Catalogue {

    private Catalogue() {}

    static String page() {
        StringBuilder page = new StringBuilder("""
                # Events

                Everything that happens in Klientela is published on Kafka as CloudEvents 1.0 (binary mode, JSON data), one topic per
                kind of record, keyed by the record's id. The data says what happened and carries the record's full state after it.

                - `schemas/` has the JSON Schema of each event, `asyncapi.json` describes topics, headers and messages (AsyncAPI 3.0).
                - `released/` has the schemas that others rely on: the build fails on a change that would break them.
                - [`Follow.java`](Follow.java) follows all of them with the plain Kafka client:
                  `java -cp 'kafka-clients.jar:slf4j-api.jar' Follow.java localhost:9092`.

                What a consumer should do: ignore fields that it does not know; ignore an event whose `ce_sequence` is not above the
                last one seen of the key, as deliveries may repeat; take a record without a value as "forget this key".
                Topics are compacted after seven days or more: recent history, and the last state of everything.

                This page, the schemas and the AsyncAPI document are generated from the records in `events`:
                `mvn -pl events test -Dtest=CatalogueTest -Dklientela.events.write=true` writes them,
                `-Dklientela.events.release=true` copies the schemas to `released/`.
                """);
        AsyncApi.types().forEach((topic, types) -> {
            page.append("\n## `").append(topic).append("`\n\n| Type | Meaning | Besides `state` |\n|---|---|---|\n");
            types.forEach(type -> page.append(
                    "| [`%s`](schemas/%s.json) | %s | %s |\n".formatted(type, type, Meanings.of(type), besides(type))));
        });
        return page.toString();
    }

    private static String besides(String type) {
        Class<?> event = EventTypes.all().stream()
                .filter(some -> EventTypes.nameOf(some).equals(type))
                .findFirst()
                .orElseThrow();
        StringBuilder names = new StringBuilder();
        for (var component : event.getRecordComponents()) {
            if (!component.getName().equals("state")) {
                names.append(names.isEmpty() ? "" : ", ")
                        .append('`')
                        .append(component.getName())
                        .append('`');
            }
        }
        return names.toString();
    }
}

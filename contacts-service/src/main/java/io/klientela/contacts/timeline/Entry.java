package io.klientela.contacts.timeline;

import io.klientela.platform.Json;
import io.klientela.platform.consume.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as the timeline keeps it. Everything in it comes from the event itself, whom it concerns included, so that a
 * rebuild makes the same entry whatever has changed since.
 */
final class Entry {
    static final String CONTACTS = "contactIds";
    static final String COMPANIES = "companyIds";
    /** The ids of the records that it is about: its own, of a run the one that the rule looked at, of a mail its leads. */
    static final String ABOUT = "about";
    /** The kind of the record that it is about, and its id. */
    static final String TYPE = "resource.type";

    static final String RECORD = "resource.id";
    /** Of a message its ticket. */
    static final String TICKET = "data.ticketId";
    /** Of a run the record that the rule looked at. */
    static final String RUN_TYPE = "data.recordType";

    static final String RUN_RECORD = "data.recordId";

    private static final int EXCERPT = 280;
    private static final String FILED = "klientela.contacts.email.filed.v1";
    private static final Set<String> TOLD_OF_CONFIDENTIAL = Set.of("direction", "threadId", "confidential");

    /** What is worth showing of a state, by resource; an event says the rest itself. */
    private static final Map<String, List<String>> SHOWN = Map.of(
            "activity",
                    List.of("kind", "body", "occurredAt", "dueAt", "doneAt", "schedule", "location", "link", "status"),
            "deal", List.of("stage", "amount"),
            "lead", List.of("status", "source", "sourceName", "message"),
            "submission", List.of("formId", "values"),
            "mail", List.of("kind", "email", "campaignId", "campaignName"),
            "email", List.of("direction", "threadId", "confidential", "from", "to", "excerpt", "files"),
            "ticket", List.of("number", "status", "priority", "queueName", "contactEmail"),
            "consent", List.of("address"),
            "message", List.of("ticketId", "ticketNumber", "kind", "fromName", "text"),
            "run", List.of("ruleId", "recordType", "recordId", "recordName", "steps"));

    /** Of what happens often or is told elsewhere, what is worth an entry: the last words of event types. */
    private static final Map<String, Set<String>> WORTH_TELLING = Map.of(
            "activity", Set.of("created", "updated", "deleted"),
            "email", Set.of("filed", "failed"),
            "mail", Set.of("sent", "failed", "bounced", "opened", "clicked", "unsubscribed"),
            "ticket",
                    Set.of("created", "assigned", "status-changed", "overdue", "solved", "reopened", "rated", "merged"),
            "message", Set.of("created"),
            "run", Set.of("succeeded", "failed"));

    /** Fields that carry names of other records, or follow a merged contact. */
    private static final Set<String> COPIES = Set.of(
            "ownerName", "parentName", "companyName", "companies", "contacts", "contactId", "lines", "nextReminderAt");

    /** What a lead is given on its way to a customer, before the event that says that it has become one. */
    private static final Set<String> LINKS = Set.of("contactId", "companyId", "submissionIds");

    private Entry() {}

    private record Part(
            @Nullable String companyId, @Nullable String contactId) {}

    /** The consumer's own view of whatever is on the timeline. */
    private record Subject(
            @Nullable String name,
            @Nullable String recordId,
            @Nullable String contactId,
            @Nullable String companyId,
            @Nullable List<Part> companies,
            @Nullable List<Part> contacts,
            @Nullable List<String> contactIds,
            @Nullable List<String> leadIds) {

        List<String> contactIds(Received event) {
            return contactIds != null
                    ? contactIds
                    : ids(resource(event).equals("contact") ? event.key() : contactId, contacts, Part::contactId);
        }

        List<String> companyIds(Received event) {
            // Where the people of a record worked then is told with them.
            List<Part> parts = companies == null ? contacts : companies;
            return ids(resource(event).equals("company") ? event.key() : companyId, parts, Part::companyId);
        }

        /** Its own id, and those of others that belong to it. */
        List<String> about(Received event) {
            List<String> ids = new ArrayList<>(List.of(event.key()));
            Stream.ofNullable(recordId).forEach(ids::add);
            Stream.ofNullable(leadIds).forEach(ids::addAll);
            return ids;
        }

        private static List<String> ids(
                @Nullable String own, @Nullable List<Part> parts, Function<Part, @Nullable String> id) {
            List<@Nullable String> ids = new ArrayList<>();
            ids.add(own);
            if (parts != null) {
                parts.forEach(part -> ids.add(id.apply(part)));
            }
            return ids.stream().filter(Objects::nonNull).distinct().toList();
        }
    }

    /** The last word of its topic: {@code deal} for {@code klientela.sales.deal}. */
    static String resource(Received event) {
        return event.topic().substring(event.topic().lastIndexOf('.') + 1);
    }

    /** Whether all that was told of its record goes with it: what a mail says is nobody's any more. */
    static boolean isForgotten(Received event) {
        return event.isDeletion() && resource(event).equals("email");
    }

    /** Whether it only carries on a name that changed elsewhere, where the change itself has its entry. */
    static boolean isCopying(Received event) {
        JsonNode changes = event.data() == null ? null : event.data().get("changes");
        return event.actor().startsWith("system:") && changes != null && COPIES.containsAll(changes.propertyNames());
    }

    /** A mail counts each time that it is opened, but is news only once. */
    static boolean isWorthTelling(Received event) {
        String resource = resource(event);
        String[] words = event.type().split("\\.", -1);
        Set<String> wanted = WORTH_TELLING.get(resource);
        if (wanted != null && (words.length < 4 || !wanted.contains(words[3]))) {
            return false;
        }
        JsonNode data = Objects.requireNonNull(event.data());
        JsonNode changes = data.get("changes");
        if (resource.equals("lead") && changes != null && LINKS.containsAll(changes.propertyNames())) {
            return false;
        }
        return !(resource.equals("mail") && words[3].equals("opened"))
                || data.at("/state/opens").asInt(1) <= 1;
    }

    static Document of(Received event) {
        Subject subject = event.state(Subject.class);
        return new Document("_id", event.id())
                .append("at", Date.from(at(event)))
                .append("type", event.type())
                .append(
                        "resource",
                        new Document("type", resource(event))
                                .append("id", event.key())
                                .append("name", subject.name()))
                .append("actor", event.actor())
                .append(CONTACTS, subject.contactIds(event))
                .append(COMPANIES, subject.companyIds(event))
                .append(ABOUT, subject.about(event))
                .append("data", Document.parse(data(event).toString()));
    }

    /** A mail belongs where it was written, not where it was found. */
    private static Instant at(Received event) {
        return event.type().equals(FILED) ? event.state(Written.class).at() : event.time();
    }

    private record Written(Instant at) {}

    private static ObjectNode data(Received event) {
        ObjectNode data = Json.mapper().createObjectNode();
        JsonNode said = Objects.requireNonNull(event.data());
        said.properties().stream()
                .filter(field -> !field.getKey().equals("state"))
                .forEach(field -> data.set(field.getKey(), shortened(field.getValue())));
        if (data.get("entry") instanceof ObjectNode entry) {
            entry.remove("proof"); // an address on the network is for the ledger itself
        }
        JsonNode state = said.required("state");
        boolean confidential = state.path("confidential").asBoolean(false);
        SHOWN.getOrDefault(resource(event), List.of()).stream()
                .filter(field -> !confidential || TOLD_OF_CONFIDENTIAL.contains(field))
                .filter(state::hasNonNull)
                .forEach(field -> data.set(field, shortened(state.required(field))));
        return data;
    }

    private static JsonNode shortened(JsonNode value) {
        if (value.isString() && value.asString().length() > EXCERPT) {
            return Json.mapper().getNodeFactory().stringNode(value.asString().substring(0, EXCERPT) + "…");
        } else if (value instanceof ObjectNode object) {
            ObjectNode shorter = Json.mapper().createObjectNode();
            object.properties().forEach(field -> shorter.set(field.getKey(), shortened(field.getValue())));
            return shorter;
        } else if (value instanceof ArrayNode array) {
            ArrayNode shorter = Json.mapper().createArrayNode();
            array.forEach(item -> shorter.add(shortened(item)));
            return shorter;
        }
        return value;
    }
}

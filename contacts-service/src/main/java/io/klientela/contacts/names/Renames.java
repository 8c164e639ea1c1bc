package io.klientela.contacts.names;

import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Carries a new name to the records that show it. It looks at the newest name that is known, never at the event's own,
 * so that events that come again change nothing.
 */
@Component
class Renames implements Projection {
    private final References references;
    private final List<NameCopies> copies;

    Renames(References references, List<NameCopies> copies) {
        this.references = references;
        this.copies = copies;
    }

    @Override
    public String name() {
        return "renames";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.USERS, Topics.COMPANIES, Topics.CONTACTS);
    }

    @Override
    public void apply(List<Received> events) {
        List<Received> users = changesOf(Topics.USERS, events);
        // The other projection may be behind: who creates a record from now on has to see the new name as well.
        references.apply(users);
        references
                .findAll(ReferenceType.USER, ids(users))
                .forEach((id, user) -> copies.forEach(some -> some.userIsCalled(id, user.name())));
        ids(changesOf(Topics.COMPANIES, events)).forEach(id -> copies.forEach(some -> some.companyWasRenamed(id)));
        List<Received> contacts = changesOf(Topics.CONTACTS, events).stream()
                .filter(Renames::changesTheName)
                .toList();
        ids(contacts).forEach(id -> copies.forEach(some -> some.contactWasRenamed(id)));
    }

    /** There are many contacts, and most changes are of something else. */
    private static boolean changesTheName(Received event) {
        JsonNode data = event.data();
        return data != null && !data.at("/changes/name").isMissingNode();
    }

    /** Nothing refers to what was created just now, and what was deleted keeps its last name. */
    private static List<Received> changesOf(String topic, List<Received> events) {
        return events.stream()
                .filter(event -> event.topic().equals(topic))
                .filter(event -> !event.isDeletion() && !event.type().endsWith(".created.v1"))
                .toList();
    }

    private static Set<String> ids(List<Received> events) {
        return events.stream().map(Received::key).collect(Collectors.toSet());
    }

    /** There is nothing to forget: the copies are in the records. */
    @Override
    public void clear() {}
}

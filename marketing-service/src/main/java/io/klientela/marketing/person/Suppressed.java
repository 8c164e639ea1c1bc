package io.klientela.marketing.person;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Why people are left alone. Who was made one of several contacts has said no for all of them by saying it for one: under
 * whichever address, and also under one that nobody has any more.
 */
final class Suppressed {
    private static final String BOUNCED = "bounced";

    private final MongoCollection<Document> suppressions;

    Suppressed(MongoCollection<Document> suppressions) {
        this.suppressions = suppressions;
    }

    /**
     * The reasons of each person, by id.
     *
     * @param people rows of contacts
     * @param merged rows of those whom they stand for, by the id of whom stands for them
     */
    Map<String, Set<String>> reasons(List<Document> people, Map<String, List<Document>> merged) {
        Set<String> addresses = new HashSet<>();
        Set<String> contactIds = new HashSet<>();
        people.forEach(person -> {
            Stream.ofNullable(person.getString("email")).forEach(addresses::add);
            List<Document> others = merged.getOrDefault(person.getString("_id"), List.of());
            if (!others.isEmpty()) {
                Stream.concat(Stream.of(person), others.stream()).forEach(each -> {
                    addresses.addAll(emails(each));
                    contactIds.add(each.getString("_id"));
                });
            }
        });
        List<Document> found = found(addresses, contactIds);
        Map<String, Set<String>> reasons = new HashMap<>();
        people.forEach(person -> reasons.put(
                person.getString("_id"),
                reasons(person, merged.getOrDefault(person.getString("_id"), List.of()), found)));
        return reasons;
    }

    private static Set<String> reasons(Document person, List<Document> others, List<Document> found) {
        Set<String> reasons = new HashSet<>();
        String main = person.getString("email");
        Set<String> addresses = new HashSet<>();
        Set<String> ids = new HashSet<>();
        if (!others.isEmpty()) {
            Stream.concat(Stream.of(person), others.stream()).forEach(each -> {
                addresses.addAll(emails(each));
                ids.add(each.getString("_id"));
            });
        }
        for (Document suppression : found) {
            String reason = suppression.getString("reason");
            boolean ofMain = suppression.getString("name").equals(main);
            boolean ofPerson = addresses.contains(suppression.getString("name"))
                    || ids.contains(suppression.getString("contactId"));
            if (ofMain || (ofPerson && !BOUNCED.equals(reason))) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    private static List<String> emails(Document row) {
        return row.getList("emails", String.class, List.of());
    }

    private List<Document> found(Collection<String> addresses, Collection<String> contactIds) {
        var whose = contactIds.isEmpty()
                ? Filters.in("state.name", addresses)
                : Filters.or(Filters.in("state.name", addresses), Filters.in("state.contactId", contactIds));
        return suppressions
                .find(Filters.and(whose, Filters.exists("deletedAt", false)))
                .projection(Projections.include("state.name", "state.reason", "state.contactId"))
                .map(document -> document.get("state", Document.class))
                .into(new ArrayList<>());
    }
}

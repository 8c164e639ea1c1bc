package io.klientela.marketing.person;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** What is kept of contacts, deals and tickets, beside the mails and suppressions that this service has itself. */
@Component
class PersonRows {
    private static final String CONTACT_IDS = "contactIds";
    private static final Bson ALIVE = Filters.eq("deleted", false);

    private final ReadModel contacts;
    private final ReadModel deals;
    private final ReadModel tickets;
    private final MongoCollection<Document> mails;
    private final MongoCollection<Document> suppressions;

    PersonRows(MongoDatabase database) {
        contacts = new ReadModel(database.getCollection("known_contacts"));
        deals = new ReadModel(database.getCollection("known_deals"));
        tickets = new ReadModel(database.getCollection("known_tickets"));
        mails = database.getCollection("mails");
        suppressions = database.getCollection("suppressions");
    }

    void createIndexes() {
        contacts.collection().createIndex(Indexes.ascending("email"));
        deals.collection().createIndex(Indexes.ascending(CONTACT_IDS));
        tickets.collection().createIndex(Indexes.ascending(CONTACT_IDS));
    }

    /** @return whom it is about */
    Set<String> takeContacts(List<Received> events) {
        contacts.apply(events, ContactRow::of);
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.key()));
        return ids;
    }

    Set<String> takeDeals(List<Received> events) {
        return take(deals, events, DealRow::of);
    }

    Set<String> takeTickets(List<Received> events) {
        return take(tickets, events, TicketRow::of);
    }

    /** Whom it was about before is concerned too. */
    private static Set<String> take(ReadModel model, List<Received> events, Function<Received, Document> row) {
        if (events.isEmpty()) {
            return Set.of();
        }
        List<String> keys = events.stream().map(Received::key).toList();
        Set<String> about = contactIds(model, keys);
        model.apply(events, row);
        about.addAll(contactIds(model, keys));
        return about;
    }

    private static Set<String> contactIds(ReadModel model, List<String> keys) {
        Set<String> ids = new HashSet<>();
        model.collection()
                .find(Filters.in("_id", keys))
                .projection(Projections.include(CONTACT_IDS))
                .forEach(row -> ids.addAll(row.getList(CONTACT_IDS, String.class, List.of())));
        return ids;
    }

    /** Those whose main address is one of these. */
    Set<String> withAddress(Collection<String> emails) {
        Set<String> ids = new HashSet<>();
        contacts.collection()
                .find(Filters.in("email", emails))
                .projection(Projections.include("_id"))
                .forEach(row -> ids.add(row.getString("_id")));
        return ids;
    }

    /** The rows of each of these people that exists. */
    List<PersonDraft> drafts(Collection<String> contactIds) {
        List<Document> present = contacts.collection()
                .find(Filters.and(Filters.in("_id", contactIds), ALIVE))
                .into(new ArrayList<>());
        List<String> ids = present.stream().map(row -> row.getString("_id")).toList();
        Map<String, List<Document>> theirDeals = byContact(deals, ids);
        Map<String, List<Document>> theirTickets = byContact(tickets, ids);
        Map<String, List<Document>> theirMails = mailsOf(ids);
        Map<String, Set<String>> reasons = reasons(present.stream()
                .map(row -> row.getString("email"))
                .filter(email -> email != null)
                .toList());
        return present.stream()
                .map(row -> new PersonDraft(
                        row,
                        theirDeals.getOrDefault(row.getString("_id"), List.of()),
                        theirTickets.getOrDefault(row.getString("_id"), List.of()),
                        theirMails.getOrDefault(row.getString("_id"), List.of()),
                        row.getString("email") == null
                                ? Set.of()
                                : reasons.getOrDefault(row.getString("email"), Set.of())))
                .toList();
    }

    private static Map<String, List<Document>> byContact(ReadModel model, List<String> ids) {
        Map<String, List<Document>> rows = new HashMap<>();
        model.collection()
                .find(Filters.and(Filters.in(CONTACT_IDS, ids), ALIVE))
                .forEach(row -> row.getList(CONTACT_IDS, String.class, List.of()).stream()
                        .distinct()
                        .forEach(id -> rows.computeIfAbsent(id, some -> new ArrayList<>())
                                .add(row)));
        return rows;
    }

    private Map<String, List<Document>> mailsOf(List<String> ids) {
        Map<String, List<Document>> rows = new HashMap<>();
        FindIterable<Document> found = mails.find(Filters.in("state.contactId", ids))
                .projection(
                        Projections.include("state.contactId", "state.sentAt", "state.openedAt", "state.clickedAt"));
        found.forEach(document -> {
            Document mail = document.get("state", Document.class);
            rows.computeIfAbsent(mail.getString("contactId"), some -> new ArrayList<>())
                    .add(mail);
        });
        return rows;
    }

    private Map<String, Set<String>> reasons(List<String> emails) {
        Map<String, Set<String>> reasons = new HashMap<>();
        suppressions
                .find(Filters.and(Filters.in("state.name", emails), Filters.exists("deletedAt", false)))
                .projection(Projections.include("state.name", "state.reason"))
                .forEach(document -> {
                    Document state = document.get("state", Document.class);
                    reasons.computeIfAbsent(state.getString("name"), some -> new HashSet<>())
                            .add(state.getString("reason"));
                });
        return reasons;
    }

    void clear() {
        contacts.clear();
        deals.clear();
        tickets.clear();
    }
}

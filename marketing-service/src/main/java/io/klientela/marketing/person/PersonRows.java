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
    private static final String EMAILS = "emails";
    /** The contact that stands for a merged one. */
    private static final String INTO = "into";

    private static final Bson ALIVE = Filters.eq("deleted", false);

    private final ReadModel contacts;
    private final ReadModel deals;
    private final ReadModel tickets;
    private final MongoCollection<Document> mails;
    private final Suppressed suppressed;

    PersonRows(MongoDatabase database) {
        contacts = new ReadModel(database.getCollection("known_contacts"));
        deals = new ReadModel(database.getCollection("known_deals"));
        tickets = new ReadModel(database.getCollection("known_tickets"));
        mails = database.getCollection("mails");
        suppressed = new Suppressed(database.getCollection("suppressions"));
    }

    void createIndexes() {
        contacts.collection().createIndex(Indexes.ascending("email"));
        contacts.collection().createIndex(Indexes.ascending(EMAILS));
        contacts.collection().createIndex(Indexes.ascending(INTO));
        deals.collection().createIndex(Indexes.ascending(CONTACT_IDS));
        tickets.collection().createIndex(Indexes.ascending(CONTACT_IDS));
    }

    /** @return whom it is about: of merged ones those who stand for them too, before and now */
    Set<String> takeContacts(List<Received> events) {
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.key()));
        Set<String> concerned = new HashSet<>(withStandIns(ids));
        contacts.apply(events, ContactRow::of);
        concerned.addAll(withStandIns(ids));
        return concerned;
    }

    /** These and all who stand for any of them. */
    Set<String> withStandIns(Collection<String> contactIds) {
        Set<String> all = new HashSet<>(contactIds);
        Collection<String> last = contactIds;
        while (!last.isEmpty()) {
            List<String> next = new ArrayList<>();
            contacts.collection()
                    .find(Filters.and(Filters.in("_id", last), Filters.ne(INTO, null)))
                    .projection(Projections.include(INTO))
                    .forEach(row -> {
                        if (all.add(row.getString(INTO))) {
                            next.add(row.getString(INTO));
                        }
                    });
            last = next;
        }
        return all;
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

    /** Those who have one of these addresses, and who stand for them. */
    Set<String> withAddress(Collection<String> emails) {
        if (emails.isEmpty()) {
            return Set.of();
        }
        Set<String> ids = new HashSet<>();
        contacts.collection()
                .find(Filters.in(EMAILS, emails))
                .projection(Projections.include("_id"))
                .forEach(row -> ids.add(row.getString("_id")));
        return withStandIns(ids);
    }

    /** The rows of each of these people that exists. */
    List<PersonDraft> drafts(Collection<String> contactIds) {
        List<Document> present = contacts.collection()
                .find(Filters.and(Filters.in("_id", contactIds), ALIVE, Filters.eq(INTO, null)))
                .into(new ArrayList<>());
        List<String> ids = present.stream().map(PersonRows::id).toList();
        Map<String, List<Document>> theirDeals = byContact(deals, ids);
        Map<String, List<Document>> theirTickets = byContact(tickets, ids);
        Map<String, List<Document>> theirMails = mailsOf(ids);
        Map<String, List<Document>> theirMerged = mergedInto(ids);
        Map<String, Set<String>> reasons = suppressed.reasons(present, theirMerged);
        return present.stream()
                .map(row -> new PersonDraft(
                        row,
                        theirDeals.getOrDefault(id(row), List.of()),
                        theirTickets.getOrDefault(id(row), List.of()),
                        theirMails.getOrDefault(id(row), List.of()),
                        reasons.getOrDefault(id(row), Set.of()),
                        theirMerged.getOrDefault(id(row), List.of()).stream()
                                .map(PersonRows::id)
                                .toList()))
                .toList();
    }

    private static String id(Document row) {
        return row.getString("_id");
    }

    /** The rows of all that each of these stands for. */
    private Map<String, List<Document>> mergedInto(List<String> ids) {
        Map<String, List<Document>> merged = new HashMap<>();
        Map<String, String> rootOf = new HashMap<>();
        ids.forEach(id -> rootOf.put(id, id));
        Collection<String> last = ids;
        while (!last.isEmpty()) {
            List<String> next = new ArrayList<>();
            contacts.collection().find(Filters.in(INTO, last)).forEach(row -> {
                String root = rootOf.get(row.getString(INTO));
                String id = row.getString("_id");
                if (root != null && rootOf.putIfAbsent(id, root) == null) {
                    merged.computeIfAbsent(root, some -> new ArrayList<>()).add(row);
                    next.add(id);
                }
            });
            last = next;
        }
        return merged;
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

    void clear() {
        contacts.clear();
        deals.clear();
        tickets.clear();
    }
}

package io.klientela.contacts.duplicate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.klientela.contacts.duplicate.matching.EntryKeys;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import io.klientela.platform.start.StartupTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** What is compared of every contact, under keys that those who may be one person share. */
@Component
class KnownContacts implements Projection, StartupTask {
    private static final String KEYS = "keys";
    private static final int MOST_CANDIDATES = 300;
    private static final int BATCH = 2000;

    private final MongoCollection<Document> collection;
    private final ReadModel model;
    private final Pairs pairs;

    KnownContacts(MongoDatabase database, Pairs pairs) {
        this.collection = database.getCollection("duplicate_contacts");
        this.model = new ReadModel(collection);
        this.pairs = pairs;
    }

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending(KEYS));
    }

    @Override
    public String name() {
        return "duplicate-contacts";
    }

    /** With addresses since 2. */
    @Override
    public int shape() {
        return 2;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONTACTS);
    }

    /** A deleted contact keeps its place, empty, so that an older event cannot bring it back; so does a merged one. */
    @Override
    public void apply(List<Received> events) {
        model.apply(events, event -> event.isDeletion() ? new Document() : row(event.state(ContactState.class)));
        pairs.forget(
                events.stream().filter(Received::isDeletion).map(Received::key).toList());
        pairs.forgetOpen(events.stream()
                .filter(event -> event.type().endsWith(".merged.v1"))
                .map(Received::key)
                .toList());
    }

    private static Document row(ContactState state) {
        if (state.mergedInto() != null) {
            return new Document();
        }
        KnownContact contact = KnownContact.of(state);
        return contact.document()
                .append(KEYS, EntryKeys.of(state.firstName(), state.lastName(), contact.emails(), contact.phones()))
                .append("state", new Document("ownerId", state.ownerId()).append("teamId", state.teamId()));
    }

    @Override
    public void clear() {
        model.clear();
    }

    /** Those that share a key with it and may be seen. */
    List<KnownContact> candidates(KnownContact contact, Bson visible) {
        List<String> keys = EntryKeys.of(contact.firstName(), contact.lastName(), contact.emails(), contact.phones());
        return keys.isEmpty()
                ? List.of()
                : collection
                        .find(Filters.and(Filters.in(KEYS, keys), Filters.ne("_id", contact.id()), visible))
                        .limit(MOST_CANDIDATES)
                        .map(KnownContact::of)
                        .into(new ArrayList<>());
    }

    /** By id; those that may not be seen are left out. */
    Map<String, KnownContact> byId(Collection<String> ids, Bson visible) {
        Map<String, KnownContact> known = new HashMap<>();
        collection
                .find(Filters.and(Filters.in("_id", ids), Filters.exists(KEYS), visible))
                .map(KnownContact::of)
                .forEach(contact -> known.put(contact.id(), contact));
        return known;
    }

    /** Everyone, in the order of their ids. */
    List<KnownContact> all() {
        List<KnownContact> all = new ArrayList<>();
        String last = "";
        int before = -1;
        while (all.size() > before) {
            before = all.size();
            collection
                    .find(Filters.and(Filters.gt("_id", last), Filters.exists(KEYS)))
                    .sort(Sorts.ascending("_id"))
                    .limit(BATCH)
                    .map(KnownContact::of)
                    .into(all);
            last = all.isEmpty() ? last : all.getLast().id();
        }
        return all;
    }
}

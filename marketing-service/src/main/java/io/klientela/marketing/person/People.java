package io.klientela.marketing.person;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.klientela.platform.aggregate.StateMapper;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.query.Fields;
import io.klientela.platform.query.Filter;
import io.klientela.platform.query.InvalidFilter;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.query.Lists;
import io.klientela.platform.query.Page;
import io.klientela.platform.query.SearchText;
import io.klientela.platform.query.Sight;
import io.klientela.platform.security.Access;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people that segments choose from. */
@Component
public class People {
    /** What every installation knows of a person. */
    private static final Fields FIELDS = Fields.of(Person.class);

    /** The contacts that were merged into a person. */
    private static final String MERGED = "mergedIds";

    private static final int BATCH = 250;
    private static final int MOST_COUNTED = 1_000_000;

    private final MongoCollection<Document> collection;
    private final PersonRows rows;
    private final StateMapper mapper;
    private final Lists lists;
    private final Clock clock;
    private final Access access;
    private final CustomFields customFields;

    People(
            MongoDatabase database,
            PersonRows rows,
            StateMapper mapper,
            Lists lists,
            Clock clock,
            Access access,
            CustomFields customFields) {
        this.access = access;
        this.customFields = customFields;
        this.collection = database.getCollection("people");
        this.rows = rows;
        this.mapper = mapper;
        this.lists = lists;
        this.clock = clock;
    }

    /** What the current actor may ask for of people. */
    public Fields fields() {
        return customFields.into("contact", FIELDS).without(access.concealed(Person.class));
    }

    /** The people that the current actor may read, as a condition. */
    public Bson readable() {
        return access.filter("contact", "read");
    }

    /** The filter as a condition on people. @throws io.klientela.platform.web.Problem 400 that points at the column */
    public Bson matching(String filter) {
        try {
            return Filter.parse(filter, fields(), clock).toBson();
        } catch (InvalidFilter e) {
            throw e.toProblem("filter");
        }
    }

    /** Those that the current actor may read. */
    public Page<Person> list(ListRequest request, Bson... always) {
        Set<String> concealed = access.concealed(Person.class);
        Sight sight = new Sight(
                readable(),
                concealed.isEmpty() ? null : document -> SearchText.tokens(words(person(document), concealed)));
        return lists.find(collection, fields(), request, sight, always).map(this::person);
    }

    public long count(Bson matching) {
        return collection.countDocuments(matching, new com.mongodb.client.model.CountOptions().limit(MOST_COUNTED));
    }

    public List<Person> first(int limit, Bson matching) {
        List<Person> found = new ArrayList<>();
        collection.find(matching).limit(limit).forEach(document -> found.add(person(document)));
        return found;
    }

    /** All that match, page by page in the order of their ids. */
    public List<Person> after(String lastId, int limit, Bson matching) {
        List<Person> found = new ArrayList<>();
        FindIterable<Document> page = collection
                .find(Filters.and(Filters.gt("_id", lastId), matching))
                .sort(new Document("_id", 1))
                .limit(limit);
        page.forEach(document -> found.add(person(document)));
        return found;
    }

    /** The person, or the one who stands for them, where there is one whom the current actor may read. */
    public Optional<Person> readable(String contactId) {
        return first(
                        1,
                        Filters.and(
                                Filters.or(Filters.eq("_id", contactId), Filters.eq(MERGED, contactId)), readable()))
                .stream()
                .findFirst();
    }

    /** The person with this id, or the one who stands for them since they were merged. */
    public Optional<Person> find(String contactId) {
        return family(contactId).map(Family::person);
    }

    /** A person and the contacts that were merged into them. @param contactIds of all */
    public record Family(Person person, Set<String> contactIds) {}

    /** Like {@link #find}. */
    public Optional<Family> family(String contactId) {
        Document found = collection.find(Filters.eq("_id", contactId)).first();
        if (found == null) {
            found = collection.find(Filters.eq(MERGED, contactId)).first();
        }
        return Optional.ofNullable(found).map(document -> new Family(person(document), family(document)));
    }

    /** The people whose main address it is. */
    public Set<String> withAddress(String email) {
        Set<String> ids = new LinkedHashSet<>();
        collection
                .find(Filters.eq("state.email", email.strip().toLowerCase(Locale.ROOT)))
                .projection(Projections.include("_id"))
                .forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    /** Like {@link #family(String)} for many, by the id that was asked for. */
    public Map<String, Family> families(Collection<String> contactIds) {
        Map<String, Family> own = new HashMap<>();
        Map<String, Family> merged = new HashMap<>();
        collection
                .find(Filters.or(Filters.in("_id", contactIds), Filters.in(MERGED, contactIds)))
                .forEach(document -> {
                    Family family = new Family(person(document), family(document));
                    own.put(document.getString("_id"), family);
                    family.contactIds().forEach(id -> merged.put(id, family));
                });
        Map<String, Family> families = new HashMap<>();
        contactIds.forEach(id -> Optional.ofNullable(own.getOrDefault(id, merged.get(id)))
                .ifPresent(family -> families.put(id, family)));
        return families;
    }

    private static Set<String> family(Document document) {
        Set<String> ids = new LinkedHashSet<>(document.getList(MERGED, String.class, List.of()));
        ids.add(document.getString("_id"));
        return ids;
    }

    private Person person(Document document) {
        return mapper.read(Person.class, document.get("state", Document.class));
    }

    /** Makes these people anew from what is known of them. */
    void refresh(Collection<String> contactIds) {
        List<String> all = List.copyOf(contactIds);
        for (int from = 0; from < all.size(); from += BATCH) {
            refreshBatch(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
    }

    private void refreshBatch(List<String> ids) {
        Set<String> absent = new java.util.HashSet<>(ids);
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (PersonDraft draft : rows.drafts(ids)) {
            Person person = draft.person();
            absent.remove(person.contactId());
            writes.add(new ReplaceOneModel<>(
                    Filters.eq("_id", person.contactId()),
                    new Document("_id", person.contactId())
                            .append("version", 1L)
                            .append("state", mapper.write(person))
                            .append(MERGED, draft.mergedIds())
                            .append(SearchText.FIELD, SearchText.tokens(words(person, Set.of()))),
                    new ReplaceOptions().upsert(true)));
        }
        absent.forEach(id -> writes.add(new DeleteOneModel<>(Filters.eq("_id", id))));
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private static List<String> words(Person person, Set<String> concealed) {
        Map<String, @Nullable String> texts = new HashMap<>();
        texts.put("name", person.name());
        texts.put("email", person.email());
        texts.put("companyName", person.companyName());
        texts.keySet().removeAll(concealed);
        return texts.values().stream().filter(Objects::nonNull).toList();
    }

    void createIndexes() {
        rows.createIndexes();
        collection.createIndex(new Document(MERGED, 1));
        collection.createIndex(new Document("state.email", 1));
        for (String field : List.of("tags", "ownerId", "teamId")) {
            collection.createIndex(new Document("state." + field, 1).append("_id", 1));
        }
        collection.createIndex(new Document("state.name", 1).append("_id", 1));
        collection.createIndex(new Document(SearchText.FIELD, 1));
    }

    void clear() {
        rows.clear();
        collection.deleteMany(new Document());
    }
}

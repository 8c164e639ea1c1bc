package io.klientela.ticketing.people;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import io.klientela.platform.security.Access;
import io.klientela.platform.start.StartupTask;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The contacts that tickets may be of; a projection of their events. */
@Component
public class People implements Projection, StartupTask {
    /** How long a contact may be on its way from its service to here. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The contact that stands for a merged one. */
    private static final String INTO = "into";

    private static final int LONGEST_WAY = 20;

    private static final Bson ALIVE = Filters.eq("deleted", false);

    private final MongoCollection<Document> collection;
    private final ReadModel model;
    private final Access access;

    People(MongoDatabase database, Access access) {
        this.access = access;
        collection = database.getCollection("people");
        model = new ReadModel(collection);
    }

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending("emails"));
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONTACTS);
    }

    private record Email(String value) {}

    private record Company(String companyId, String companyName) {}

    private record Contact(
            String id,
            String name,
            @Nullable List<Email> emails,
            @Nullable List<Company> companies,
            @Nullable String language,
            @Nullable String ownerId,
            @Nullable String teamId,
            @Nullable Into mergedInto) {}

    private record Into(String contactId) {}

    @Override
    public void apply(List<Received> events) {
        model.apply(events, People::row);
    }

    private static Document row(Received event) {
        Contact contact = event.state(Contact.class);
        List<Company> companies = Objects.requireNonNullElse(contact.companies(), List.of());
        List<String> emails = Objects.requireNonNullElse(contact.emails(), List.<Email>of()).stream()
                .map(email -> email.value().toLowerCase(Locale.ROOT))
                .toList();
        String into = contact.mergedInto() == null ? null : contact.mergedInto().contactId();
        return new Document("name", contact.name())
                .append("emails", emails)
                .append("language", contact.language())
                .append("ownerId", contact.ownerId())
                .append("teamId", contact.teamId())
                .append(
                        "companyId",
                        companies.isEmpty() ? null : companies.getFirst().companyId())
                .append(
                        "companyName",
                        companies.isEmpty() ? null : companies.getFirst().companyName())
                .append(INTO, into)
                .append("deleted", event.isDeletion() || into != null);
    }

    @Override
    public void clear() {
        model.clear();
    }

    /** The contact with this id, or the one that stands for it since it was merged. */
    public Optional<Person> find(String contactId) {
        Document found = collection.find(Filters.eq("_id", contactId)).first();
        for (int i = 0; i < LONGEST_WAY && found != null && found.getString(INTO) != null; i++) {
            found = collection.find(Filters.eq("_id", found.getString(INTO))).first();
        }
        return Optional.ofNullable(found)
                .filter(person -> !person.getBoolean("deleted", false))
                .filter(this::mayRefer)
                .map(People::person);
    }

    /** Waits a moment for one that was made just now. @throws Problem 422 that names the field */
    public Person require(String contactId, String field) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Person> found = find(contactId);
        while (found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            found = find(contactId);
        }
        return found.orElseThrow(() -> Problem.unprocessable("There is no contact with the id %s.".formatted(contactId))
                .field(field, "no such contact"));
    }

    /** Whose address it is; the one known longest where several share it. */
    public Optional<Person> byEmail(String address) {
        return Optional.ofNullable(collection
                        .find(Filters.and(Filters.eq("emails", address.toLowerCase(Locale.ROOT)), ALIVE))
                        .sort(Sorts.ascending("_id"))
                        .first())
                .filter(this::mayRefer)
                .map(People::person);
    }

    /** Contacts that somebody may not read are unknown to them. */
    private boolean mayRefer(Document row) {
        return access.mayRefer("contact", row.getString("ownerId"), row.getString("teamId"));
    }

    /** Every address of a contact, in lower case. */
    public List<String> emailsOf(String contactId) {
        Document found = collection.find(Filters.eq("_id", contactId)).first();
        return found == null ? List.of() : found.getList("emails", String.class, List.of());
    }

    /** Every address of several contacts, in lower case. */
    public Set<String> emailsOf(Set<String> contactIds) {
        Set<String> emails = new HashSet<>();
        collection
                .find(Filters.in("_id", contactIds))
                .forEach(row -> emails.addAll(row.getList("emails", String.class, List.of())));
        return emails;
    }

    private static Person person(Document row) {
        List<String> emails = row.getList("emails", String.class, List.of());
        return new Person(
                row.getString("_id"),
                row.getString("name"),
                emails.isEmpty() ? null : emails.getFirst(),
                row.getString("language"),
                row.getString("companyId"),
                row.getString("companyName"));
    }
}

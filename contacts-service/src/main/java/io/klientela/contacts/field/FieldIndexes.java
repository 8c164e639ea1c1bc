package io.klientela.contacts.field;

import com.mongodb.client.MongoCollection;
import io.klientela.contacts.company.Company;
import io.klientela.contacts.contact.Contact;
import io.klientela.events.Topics;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.custom.CustomFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives each field that an administrator has defined an index, so that no list scans for it, and takes it away with the
 * field. The index of an ordinary field, so what lists already do uses it, and what was written before is in it.
 */
@Component
class FieldIndexes implements Projection {
    private static final Logger log = LoggerFactory.getLogger(FieldIndexes.class);

    /** MongoDB has at most 64 on a collection; some are left for what the product itself may need one day. */
    private static final int MOST = 56;

    private final Aggregates<Contact, ContactState> contacts;
    private final Aggregates<Company, CompanyState> companies;

    FieldIndexes(Aggregates<Contact, ContactState> contacts, Aggregates<Company, CompanyState> companies) {
        this.contacts = contacts;
        this.companies = companies;
    }

    @Override
    public String name() {
        return "custom-field-indexes";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CUSTOM_FIELDS);
    }

    @Override
    public void apply(List<Received> events) {
        events.stream().filter(event -> !event.isTombstone()).forEach(event -> {
            CustomFieldState field = event.state(CustomFieldState.class);
            Aggregates<?, ?> records = field.resource().equals("company") ? companies : contacts;
            Bson keys = CustomFields.index(field, records.type().fields());
            if (event.isDeletion()) {
                drop(records.collection(), keys);
            } else {
                create(records.collection(), keys, field);
            }
        });
    }

    private static void create(MongoCollection<Document> records, Bson keys, CustomFieldState field) {
        List<Document> present = records.listIndexes().into(new ArrayList<>());
        if (nameOf(keys, present).isPresent()) {
            return;
        } else if (present.size() >= MOST) {
            log.warn("{} gets no index: there are {} already; lists by it alone scan", field.path(), present.size());
            return;
        }
        records.createIndex(keys);
    }

    private static void drop(MongoCollection<Document> records, Bson keys) {
        nameOf(keys, records.listIndexes().into(new ArrayList<>())).ifPresent(records::dropIndex);
    }

    private static Optional<String> nameOf(Bson keys, List<Document> indexes) {
        Set<String> wanted = keys.toBsonDocument().keySet();
        return indexes.stream()
                .filter(index -> index.get("key", Document.class).keySet().equals(wanted))
                .map(index -> index.getString("name"))
                .findFirst();
    }

    /** Indexes outlive a rebuild: they are the records' own. */
    @Override
    public void clear() {}
}

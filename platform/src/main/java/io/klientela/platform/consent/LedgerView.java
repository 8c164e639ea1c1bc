package io.klientela.platform.consent;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentStanding;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.LocalText;
import io.klientela.events.contacts.PurposeWording;
import io.klientela.platform.Json;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import io.klientela.platform.start.StartupTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What a sender knows of the ledger of consents and of the purposes: the newest state of each, from their topics. */
final class LedgerView implements Projection, StartupTask {
    private static final String CONTACTS = "contactIds";
    private static final String TEXT = "json";

    private final ReadModel pages;
    private final ReadModel purposes;

    LedgerView(MongoDatabase database) {
        this.pages = new ReadModel(database.getCollection("known_consents"));
        this.purposes = new ReadModel(database.getCollection("known_purposes"));
    }

    /** A page of the ledger. */
    private record Page(List<String> contactIds, List<ConsentStanding> standings) {}

    private record Purpose(
            String key,
            LocalText title,
            LegalBasis legalBasis,
            List<ConsentChannel> channels,
            boolean active,
            @Nullable List<PurposeWording> wordings) {

        KnownPurpose known() {
            return new KnownPurpose(key, title, legalBasis, channels, active, wordings == null ? List.of() : wordings);
        }
    }

    @Override
    public void run() {
        pages.collection().createIndex(Indexes.ascending(CONTACTS));
        purposes.collection().createIndex(Indexes.ascending("key"));
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONSENTS, Topics.PURPOSES);
    }

    @Override
    public void apply(List<Received> events) {
        pages.apply(of(Topics.CONSENTS, events), LedgerView::page);
        purposes.apply(of(Topics.PURPOSES, events), LedgerView::purpose);
    }

    private static List<Received> of(String topic, List<Received> events) {
        return events.stream().filter(event -> event.topic().equals(topic)).toList();
    }

    private static Document page(Received event) {
        Page page = event.state(Page.class);
        return new Document(CONTACTS, page.contactIds())
                .append(TEXT, Json.mapper().writeValueAsString(page));
    }

    private static Document purpose(Received event) {
        KnownPurpose purpose = event.state(Purpose.class).known();
        return new Document("key", purpose.key())
                .append("deleted", event.isDeletion())
                .append(TEXT, Json.mapper().writeValueAsString(purpose));
    }

    Optional<KnownPurpose> purpose(String key) {
        Document row = purposes.collection().find(Filters.eq("key", key)).first();
        if (row == null) {
            return KnownPurpose.standard(key);
        }
        return row.getBoolean("deleted", false)
                ? Optional.empty()
                : Optional.of(Json.mapper().readValue(row.getString(TEXT), KnownPurpose.class));
    }

    /** A page as it was found. */
    record Found(String id, List<String> contactIds, List<ConsentStanding> standings) {

        private static Found of(Document row) {
            Page page = Json.mapper().readValue(row.getString(TEXT), Page.class);
            return new Found(row.getString("_id"), page.contactIds(), page.standings());
        }
    }

    /** The pages with these ids, and those that are about these contacts: by two indexes. */
    List<Found> pages(Collection<String> ids, Collection<String> contactIds) {
        List<Found> found = new ArrayList<>();
        pages.collection().find(Filters.in("_id", ids)).forEach(row -> found.add(Found.of(row)));
        if (!contactIds.isEmpty()) {
            pages.collection()
                    .find(Filters.and(Filters.in(CONTACTS, contactIds), Filters.nin("_id", ids)))
                    .forEach(row -> found.add(Found.of(row)));
        }
        return found;
    }

    /** Nothing is to be forgotten: pages are only added to, and versioned. A sender must never see an empty ledger. */
    @Override
    public void clear() {}
}

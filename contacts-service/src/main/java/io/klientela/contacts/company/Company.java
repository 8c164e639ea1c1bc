package io.klientela.contacts.company;

import io.klientela.contacts.reach.Reach;
import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.FieldChange;
import io.klientela.events.Topics;
import io.klientela.events.contacts.CompanyEvent;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.Picture;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.query.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A company. */
public final class Company extends Aggregate<CompanyState> {
    static final AggregateType<Company, CompanyState> TYPE = AggregateType.of(
                    "company", "companies", Topics.COMPANIES, CompanyState.class, Company::new)
            .withFields(Fields.builder(CompanyState.class)
                    .alias("email", "emails.value")
                    .build())
            .searchedBy(Company::searchTexts)
            .indexed("name", "sector", "revenue.amount", "employees", "createdAt", "updatedAt")
            .indexed("parentId", "ownerId", "teamId")
            .indexed("city", "country", "foundedYear", "ownerName", "parentName", "tags")
            .uniquely("externalId");

    private Company(String id) {
        super(id);
    }

    private Company(CompanyState state, long version) {
        super(state, version);
    }

    static Company create(String id, CompanyDetails details, Stamp stamp) {
        Company company = new Company(id);
        company.record(new CompanyEvent.Created(details.state(id, stamp)));
        return company;
    }

    /** Records nothing where nothing differs. */
    void edit(CompanyDetails details, Stamp stamp) {
        CompanyState before = state();
        CompanyState after = details.showing(before, before.logo(), stamp.at());
        Map<String, FieldChange> changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new CompanyEvent.Updated(after, changes));
        }
    }

    /** Shows another logo, or none. */
    void show(@Nullable Picture logo, Stamp stamp) {
        CompanyState before = state();
        if (!Objects.equals(before.logo(), logo)) {
            CompanyState after = CompanyDetails.of(before).showing(before, logo, stamp.at());
            record(new CompanyEvent.Updated(after, Json.changes(before, after)));
        }
    }

    /** Takes an earlier state again, as when an import is undone; records nothing where nothing differs. */
    void restore(CompanyState earlier) {
        var changes = Json.changes(state(), earlier);
        if (!changes.isEmpty()) {
            record(new CompanyEvent.Updated(earlier, changes));
        }
    }

    void delete() {
        recordDeletion(new CompanyEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new CompanyEvent.Updated(state(), Map.of()));
    }

    private static List<@Nullable String> searchTexts(CompanyState state) {
        List<@Nullable String> texts = new ArrayList<>(
                Arrays.asList(state.name(), state.parentName(), state.city(), state.website(), state.externalId()));
        Reach.all(state.emails()).forEach(email -> texts.add(email.value()));
        Reach.all(state.phones()).forEach(phone -> texts.add(PhoneNumbers.searchText(phone.value())));
        return texts;
    }
}

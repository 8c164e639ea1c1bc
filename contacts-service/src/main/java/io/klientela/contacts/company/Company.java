package io.klientela.contacts.company;

import io.klientela.events.FieldChange;
import io.klientela.events.Topics;
import io.klientela.events.contacts.CompanyEvent;
import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.util.Arrays;
import java.util.Map;

/** A company. */
public final class Company extends Aggregate<CompanyState> {
    static final AggregateType<Company, CompanyState> TYPE = AggregateType.of(
                    "company", "companies", Topics.COMPANIES, CompanyState.class, Company::new)
            .searchedBy(state ->
                    Arrays.asList(state.name(), state.parentName(), state.city(), state.website(), state.externalId()))
            .indexed("name", "sector", "revenue.amount", "employees", "createdAt", "updatedAt")
            .indexed("parentId", "ownerId", "teamId")
            .uniquely("externalId");

    private Company(String id) {
        super(id);
    }

    private Company(CompanyState state, long version) {
        super(state, version);
    }

    static Company create(String id, CompanyDetails details, Stamp stamp) {
        Company company = new Company(id);
        company.record(new CompanyEvent.Created(details.state(id, stamp.at(), stamp.by(), stamp.at())));
        return company;
    }

    /** Records nothing where nothing differs. */
    void edit(CompanyDetails details, Stamp stamp) {
        CompanyState before = state();
        CompanyState after = details.state(id(), before.createdAt(), before.createdBy(), stamp.at());
        Map<String, FieldChange> changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new CompanyEvent.Updated(after, changes));
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
}

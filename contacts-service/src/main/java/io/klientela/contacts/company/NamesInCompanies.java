package io.klientela.contacts.company;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.names.NameCopies;
import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.custom.CustomFields;
import org.springframework.stereotype.Component;

/** Companies show what their owners and parents are called. */
@Component
class NamesInCompanies implements NameCopies {
    private final Aggregates<Company, CompanyState> companies;
    private final CustomFields customFields;
    private final Stamps stamps;

    NamesInCompanies(Aggregates<Company, CompanyState> companies, CustomFields customFields, Stamps stamps) {
        this.companies = companies;
        this.customFields = customFields;
        this.stamps = stamps;
    }

    @Override
    public void userIsCalled(String userId, String name) {
        companies.changeAll(
                Filters.and(Filters.eq("state.ownerId", userId), Filters.ne("state.ownerName", name)),
                company -> company.edit(CompanyDetails.of(company.state()).withOwnerName(userId, name), stamps.now()));
        linkedIsCalled("user", userId, name);
    }

    @Override
    public void companyWasRenamed(String companyId) {
        companies.find(companyId).map(parent -> parent.state().name()).ifPresent(name -> {
            companies.changeAll(
                    Filters.and(Filters.eq("state.parentId", companyId), Filters.ne("state.parentName", name)),
                    company -> company.edit(
                            CompanyDetails.of(company.state()).withParentName(companyId, name), stamps.now()));
            linkedIsCalled("company", companyId, name);
        });
    }

    @Override
    public void linkedIsCalled(String kind, String id, String name) {
        for (String key : customFields.linksTo("company", kind)) {
            String link = "state.custom." + key + ".link";
            companies.changeAll(
                    Filters.and(Filters.eq(link + ".id", id), Filters.ne(link + ".name", name)),
                    some -> some.edit(CompanyDetails.of(some.state()).withLinkName(id, name), stamps.now()));
        }
    }
}

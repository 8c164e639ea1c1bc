package io.klientela.contacts.company;

import com.mongodb.client.model.Filters;
import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How companies belong to one another: a forest, in which none is above itself. */
@Component
class FamilyTree {
    private static final String FIELD = "parentId";

    private final Aggregates<Company, CompanyState> companies;
    private final Access access;

    FamilyTree(Aggregates<Company, CompanyState> companies, Access access) {
        this.companies = companies;
        this.access = access;
    }

    /** @throws Problem 422 where there is no such parent, or the company is above it */
    @Nullable
    String nameOfParent(String companyId, @Nullable String parentId) {
        if (parentId == null) {
            return null;
        }
        CompanyState parent = companies
                .find(parentId)
                .map(Company::state)
                .filter(company -> access.mayRefer("company", company))
                .orElseThrow(() -> Problem.unprocessable("There is no company with the id %s.".formatted(parentId))
                        .field(FIELD, "no such company"));
        requireNotBelow(companyId, parent);
        return parent.name();
    }

    private void requireNotBelow(String companyId, CompanyState parent) {
        Set<String> seen = new HashSet<>();
        @Nullable CompanyState above = parent;
        while (above != null && seen.add(above.id())) {
            if (above.id().equals(companyId)) {
                throw Problem.unprocessable(
                                "A company cannot belong to itself or to one of its own subsidiaries; %s is one."
                                        .formatted(parent.name()))
                        .field(FIELD, "would close a circle");
            }
            String next = above.parentId();
            above = next == null
                    ? null
                    : companies.find(next).map(Company::state).orElse(null);
        }
    }

    CompanyDependents.Count subsidiaries(String companyId) {
        long number = companies
                .collection()
                .countDocuments(
                        Filters.and(Filters.eq("state." + FIELD, companyId), Filters.exists("deletedAt", false)));
        return new CompanyDependents.Count(number, number == 1 ? "subsidiary" : "subsidiaries");
    }
}

package io.klientela.contacts.company;

import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Companies", description = "The organisations that are customers, or might be")
@RestController
@RequestMapping("/api/v1/companies")
class CompanyController extends ResourceController<Company, CompanyState, CompanyInput> {
    private final Companies companies;

    CompanyController(Aggregates<Company, CompanyState> aggregates, RecordsFactory with, Companies companies) {
        super(aggregates, with, CompanyInput.class);
        this.companies = companies;
    }

    @Override
    protected Company create(String id, CompanyInput input, Stamp stamp) {
        return companies.create(id, input, stamp);
    }

    @Override
    protected CompanyInput inputOf(CompanyState state) {
        return CompanyInput.of(state);
    }

    @Override
    protected void edit(Company company, CompanyInput input, Stamp stamp) {
        companies.edit(company, input, stamp);
    }

    @Override
    protected void delete(Company company, Stamp stamp) {
        companies.delete(company);
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(Company company, Stamp stamp) {
        company.revive();
    }
}

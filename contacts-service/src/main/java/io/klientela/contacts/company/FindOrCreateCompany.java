package io.klientela.contacts.company;

import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The company that people call so, made where there is none; never two, also where several ask for it at once. */
@Component
public class FindOrCreateCompany {
    private final Aggregates<Company, CompanyState> aggregates;
    private final Companies companies;
    private final Stamps stamps;

    FindOrCreateCompany(Aggregates<Company, CompanyState> aggregates, Companies companies, Stamps stamps) {
        this.aggregates = aggregates;
        this.companies = companies;
        this.stamps = stamps;
    }

    /** @param newId of the company where it has to be made, the same in every attempt */
    public CompanyState called(String name, String newId, Owner owner) {
        Optional<Company> known = aggregates.find(newId).or(() -> companies.called(name));
        return known.orElseGet(() -> create(name, newId, owner)).state();
    }

    /** The external id that imports give a company of this name, too, is what only one of them can have. */
    private Company create(String name, String newId, Owner owner) {
        String key = Companies.key(name);
        try {
            return add(newId, name, key.isEmpty() ? null : key, owner);
        } catch (DuplicateAggregate e) {
            return aggregates.get(newId);
        } catch (Problem e) {
            if (e.status() != HttpStatus.CONFLICT) {
                throw e;
            }
            // Somebody else has it: another conversion a moment ago.
            return companies.called(name).orElseGet(() -> add(newId, name, null, owner));
        }
    }

    private Company add(String id, String name, @Nullable String externalId, Owner owner) {
        return aggregates.add(companies.create(id, CompanyInput.named(name, externalId), owner, stamps.now()));
    }
}

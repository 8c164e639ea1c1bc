package io.klientela.contacts.company;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.reach.PhoneInput;
import io.klientela.contacts.reach.Reach;
import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.FieldValue;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.PhoneNumber;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Predecessors;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.custom.CustomValues;
import io.klientela.platform.imports.ImportUndo;
import io.klientela.platform.imports.mapping.NameKey;
import io.klientela.platform.query.SearchText;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes, changes and deletes companies as their relations allow it, and knows their names. */
@Component
public class Companies {
    /** So many letters are enough to find those that may be called by a name. */
    private static final int BEGINNING = 3;

    private final Aggregates<Company, CompanyState> aggregates;
    private final FamilyTree familyTree;
    private final Owners owners;
    private final List<CompanyDependents> dependents;
    private final Access access;
    private final CustomValues customValues;

    Companies(
            Aggregates<Company, CompanyState> aggregates,
            FamilyTree familyTree,
            Owners owners,
            List<CompanyDependents> dependents,
            Access access,
            CustomValues customValues) {
        this.access = access;
        this.customValues = customValues;
        this.aggregates = aggregates;
        this.familyTree = familyTree;
        this.owners = owners;
        this.dependents = dependents;
    }

    /** The name that the company has now; empty where there is none, or none that whoever asks may read. */
    public Optional<String> nameOf(String companyId) {
        return aggregates
                .find(companyId)
                .map(Company::state)
                .filter(company -> access.mayRefer("company", company))
                .map(CompanyState::name);
    }

    /** Where the company is; null where that is not known. */
    public @Nullable String countryOf(String companyId) {
        return aggregates
                .find(companyId)
                .map(company -> company.state().country())
                .orElse(null);
    }

    /** The names that they have now, by id. */
    public Map<String, String> namesOf(Collection<String> companyIds) {
        return aggregates.findAll(Filters.in("_id", companyIds)).stream()
                .collect(
                        Collectors.toMap(Company::id, company -> company.state().name()));
    }

    /** Those that files call by one of the names, by {@link #key}. */
    public Map<String, CompanyState> named(Collection<String> names) {
        Map<String, CompanyState> found = new HashMap<>();
        byKey(names).forEach((key, company) -> found.put(key, company.state()));
        return found;
    }

    /** A company's name as files spell it: case, blanks, punctuation and diacritics do not count. */
    public static String key(String name) {
        return NameKey.of(name);
    }

    /** The one that people call so, however they spell it; the oldest where several are. */
    Optional<Company> called(String name) {
        String key = key(name);
        Company exact = byKey(List.of(name)).get(key);
        if (exact != null || key.isEmpty()) {
            return Optional.ofNullable(exact);
        }
        return aggregates.findAll(SearchText.query(key.substring(0, Math.min(key.length(), BEGINNING)))).stream()
                .filter(company -> key(company.state().name()).equals(key))
                .min(Comparator.comparing(Company::id));
    }

    /** An imported company keeps the key of the file's name when people rename it. */
    private Map<String, Company> byKey(Collection<String> names) {
        return byKey(names, aggregates::findAll);
    }

    /** Like the other one. @param find looks them up */
    static Map<String, Company> byKey(Collection<String> names, Function<Bson, List<Company>> find) {
        List<String> keys = names.stream().map(Companies::key).distinct().toList();
        Map<String, Company> found = new HashMap<>();
        for (Company company :
                find.apply(Filters.or(Filters.in("state.externalId", keys), Filters.in("state.name", names)))) {
            String externalId = company.state().externalId();
            if (externalId == null) {
                found.putIfAbsent(key(company.state().name()), company);
            } else {
                found.put(externalId, company);
                found.putIfAbsent(key(company.state().name()), company);
            }
        }
        return found;
    }

    /** Creates companies of which nothing but the name is known; answers by {@link #key}. */
    public Map<String, CompanyState> createNamed(Collection<String> names, Stamp stamp) {
        Predecessors<Company, CompanyState> gone = predecessors();
        gone.findAll(Filters.in(
                "state.externalId", names.stream().map(Companies::key).toList()));
        Map<String, Company> created = new LinkedHashMap<>();
        names.forEach(name -> created.computeIfAbsent(
                key(name), key -> gone.made(key, create(gone.idFor(key), CompanyInput.named(name, key), stamp))));
        Set<String> failed = aggregates.saveAll(created.values());
        Map<String, CompanyState> states = new HashMap<>();
        created.forEach((key, company) -> {
            if (!failed.contains(company.id())) {
                states.put(key, company.state());
            }
        });
        return states;
    }

    /** Deleted companies whose names come again in files. */
    Predecessors<Company, CompanyState> predecessors() {
        return new Predecessors<>(
                aggregates,
                CompanyState::externalId,
                gone -> access.permits(CurrentActor.get(), "company", "import", gone));
    }

    /** How what imports do to companies is taken back. */
    public ImportUndo<Company, CompanyState> undo() {
        return new ImportUndo<>(aggregates, this::delete, this::restore);
    }

    private void restore(Company company, CompanyState earlier) {
        if (!Objects.equals(company.state().parentId(), earlier.parentId())) {
            familyTree.nameOfParent(company.id(), earlier.parentId());
        }
        company.restore(earlier);
    }

    Company create(String id, CompanyInput input, Stamp stamp) {
        return create(id, input, owners.ofNew(input.ownerId(), input.teamId()), stamp);
    }

    Company create(String id, CompanyInput input, Owner owner, Stamp stamp) {
        return Company.create(id, details(id, input, null, owner), stamp);
    }

    void edit(Company company, CompanyInput input, Stamp stamp) {
        CompanyState before = company.state();
        Owner owner = owners.ofChanged(CompanyDetails.ownerOf(before), input.ownerId(), input.teamId());
        company.edit(details(company.id(), input, before, owner), stamp);
    }

    private CompanyDetails details(String id, CompanyInput input, @Nullable CompanyState before, Owner owner) {
        String parentName = before != null && Objects.equals(before.parentId(), input.parentId())
                ? before.parentName()
                : familyTree.nameOfParent(id, input.parentId());
        Map<String, FieldValue> custom =
                customValues.read("company", input.custom(), before == null ? null : before.custom());
        return new CompanyDetails(input, phones(input, before), parentName, owner, custom);
    }

    /** The field that says the main one, where it was written, says which is the first. */
    private static List<PhoneNumber> phones(CompanyInput input, @Nullable CompanyState before) {
        List<PhoneNumber> all = PhoneInput.numbers(input.phones(), input::country);
        String said = input.phone() == null ? null : PhoneNumbers.e164(input.phone(), input.country(), "phone");
        String was = before == null ? null : before.phone();
        PhoneNumber main = said == null ? null : new PhoneNumber(said, null);
        return Reach.withMain(all, main, was, true, PhoneNumber::value);
    }

    /** @throws Problem 409 that says how many records hold on to it */
    void delete(Company company) {
        List<String> holders = Stream.concat(
                        Stream.of(familyTree.subsidiaries(company.id())),
                        dependents.stream().map(some -> some.of(company.id())))
                .filter(count -> count.number() > 0)
                .map(count -> "%d %s".formatted(count.number(), count.called()))
                .toList();
        if (!holders.isEmpty()) {
            throw Problem.conflict("%s cannot be deleted: it has %s. Delete them or give them another company first."
                    .formatted(company.state().name(), String.join(" and ", holders)));
        }
        company.delete();
    }
}

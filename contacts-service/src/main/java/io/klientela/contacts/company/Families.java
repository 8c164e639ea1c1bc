package io.klientela.contacts.company;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.company.Family.Member;
import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.security.Access;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads whole families of companies, a generation at a time. */
@Component
public class Families {
    private static final int MOST = 500;
    private static final int OLDEST = 20;

    private final Aggregates<Company, CompanyState> companies;
    private final Access access;

    Families(Aggregates<Company, CompanyState> companies, Access access) {
        this.companies = companies;
        this.access = access;
    }

    /** Everybody below the topmost that can be read. What hidden fields would tell is left out. */
    Family of(CompanyState company) {
        Set<String> hidden = access.hidden("company");
        if (hidden.contains(FamilyTree.FIELD)) {
            return new Family(List.of(member(company, hidden, null, 0)), false);
        }
        CompanyState top = topOf(company);
        Map<String, List<CompanyState>> below = below(top.id());
        List<Member> members = new ArrayList<>();
        list(top, null, 0, below, hidden, members);
        return new Family(members.size() > MOST ? members.subList(0, MOST) : members, members.size() > MOST);
    }

    /** The company and all below it that can be read; it alone where hidden fields would tell of them. */
    public Set<String> withSubsidiaries(String companyId) {
        Set<String> ids = new LinkedHashSet<>(Set.of(companyId));
        if (!access.hidden("company").contains(FamilyTree.FIELD)) {
            below(companyId).values().forEach(children -> children.forEach(child -> ids.add(child.id())));
        }
        return ids;
    }

    /** Those below a company that can be read, by what they belong to. */
    private Map<String, List<CompanyState>> below(String companyId) {
        Map<String, List<CompanyState>> below = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>(Set.of(companyId));
        List<String> generation = List.of(companyId);
        Bson readable = access.filter("company", "read");
        while (!generation.isEmpty() && seen.size() <= MOST) {
            List<CompanyState> children =
                    companies.findAll(Filters.and(Filters.in("state.parentId", generation), readable)).stream()
                            .map(Company::state)
                            .filter(child -> seen.add(child.id()))
                            .toList();
            children.forEach(child -> below.computeIfAbsent(
                            Objects.requireNonNull(child.parentId()), parent -> new ArrayList<>())
                    .add(child));
            generation = children.stream().map(CompanyState::id).collect(Collectors.toList());
        }
        return below;
    }

    private CompanyState topOf(CompanyState company) {
        CompanyState top = company;
        for (int i = 0; i < OLDEST; i++) {
            String above = top.parentId();
            Optional<CompanyState> next = above == null
                    ? Optional.empty()
                    : companies.find(above).map(Company::state).filter(parent -> access.mayRefer("company", parent));
            if (next.isEmpty() || next.get().id().equals(company.id())) {
                return top;
            }
            top = next.get();
        }
        return top;
    }

    private static void list(
            CompanyState company,
            @Nullable String parentId,
            int depth,
            Map<String, List<CompanyState>> below,
            Set<String> hidden,
            List<Member> members) {
        members.add(member(company, hidden, parentId, depth));
        below.getOrDefault(company.id(), List.of()).stream()
                .sorted(Comparator.comparing(CompanyState::name))
                .forEach(child -> list(child, company.id(), depth + 1, below, hidden, members));
    }

    private static Member member(CompanyState company, Set<String> hidden, @Nullable String parentId, int depth) {
        return new Member(
                company.id(),
                hidden.contains("name") ? "" : company.name(),
                hidden.contains("city") ? null : company.city(),
                hidden.contains("country") ? null : company.country(),
                parentId,
                depth);
    }
}

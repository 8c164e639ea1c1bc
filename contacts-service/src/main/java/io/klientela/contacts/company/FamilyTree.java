package io.klientela.contacts.company;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.klientela.contacts.shared.Claims;
import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How companies belong to one another: a forest, in which none is above itself. */
@Component
class FamilyTree {
    static final String FIELD = "parentId";
    private static final String TREE = "companies";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Aggregates<Company, CompanyState> companies;
    private final Access access;
    private final Claims claims;

    FamilyTree(Aggregates<Company, CompanyState> companies, Access access, MongoDatabase database, Clock clock) {
        this.companies = companies;
        this.access = access;
        this.claims = new Claims(database.getCollection("family_turns"), clock, Duration.ofSeconds(30));
    }

    /**
     * Carries out what gives companies other parents; one after the other, as two at once, each right by itself, could close
     * a circle.
     *
     * @throws Problem 503 where others take too long
     */
    <T> T inTurn(Supplier<T> work) {
        String token = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!claims.take(TREE, token)) {
            if (System.nanoTime() > deadline) {
                throw Problem.unavailable("Others are moving companies in the hierarchy. Try again.", 2);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        try {
            return work.get();
        } finally {
            claims.give(List.of(TREE), token);
        }
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

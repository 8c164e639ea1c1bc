package io.klientela.contacts.company;

import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.reference.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An input whose phone number is in E.164 and whose references are known to exist, with the names that they have. */
record CompanyDetails(
        CompanyInput input,
        @Nullable String phone,
        @Nullable String parentName,
        Owner owner) {

    static CompanyDetails of(CompanyState state) {
        return new CompanyDetails(CompanyInput.of(state), state.phone(), state.parentName(), ownerOf(state));
    }

    static Owner ownerOf(CompanyState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    CompanyDetails withParentName(String parentId, String name) {
        return parentId.equals(input.parentId()) ? new CompanyDetails(input, phone, name, owner) : this;
    }

    CompanyDetails withOwnerName(String userId, String name) {
        return new CompanyDetails(input, phone, parentName, owner.renamed(userId, name));
    }

    CompanyState state(String id, Instant createdAt, String createdBy, Instant updatedAt) {
        return new CompanyState(
                id,
                input.name(),
                input.sector(),
                input.website(),
                phone,
                input.city(),
                input.country(),
                input.foundedYear(),
                input.revenue(),
                input.employees(),
                input.parentId(),
                parentName,
                input.tags(),
                input.externalId(),
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                updatedAt);
    }
}

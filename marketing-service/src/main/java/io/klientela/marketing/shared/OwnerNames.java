package io.klientela.marketing.shared;

import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Carries a user's new name to the records that show it. */
@Component
class OwnerNames implements Projection {
    private final References references;
    private final List<OwnedByUsers> owned;

    OwnerNames(References references, List<OwnedByUsers> owned) {
        this.references = references;
        this.owned = owned;
    }

    @Override
    public String name() {
        return "owner-names";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.USERS);
    }

    @Override
    public void apply(List<Received> events) {
        List<Received> changes = events.stream()
                .filter(event -> !event.isDeletion() && !event.type().endsWith(".created.v1"))
                .toList();
        references.apply(changes);
        Set<String> ids = changes.stream().map(Received::key).collect(Collectors.toSet());
        references
                .findAll(ReferenceType.USER, ids)
                .forEach((id, user) -> owned.forEach(some -> some.userIsCalled(id, user.name())));
    }

    /** There is nothing to forget: the names are in the records. */
    @Override
    public void clear() {}
}

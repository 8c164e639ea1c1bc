package io.klientela.contacts.lead;

import io.klientela.events.contacts.LeadSource;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and changes leads as people and files say. */
@Component
class Leads {
    private final Owners owners;

    Leads(Owners owners) {
        this.owners = owners;
    }

    Lead create(String id, LeadInput input, Stamp stamp) {
        return create(id, input, owners.ofNew(input.ownerId(), input.teamId()), stamp);
    }

    private static Lead create(String id, LeadInput input, Owner owner, Stamp stamp) {
        LeadDraft draft = new LeadDraft(id, stamp);
        Optional<String> person = CurrentActor.find().filter(Actor::isUser).map(Actor::id);
        draft.source = person.isPresent() ? LeadSource.MANUAL : LeadSource.API;
        input.writeTo(draft);
        boolean nobodyElse = owner.id() == null || person.equals(Optional.of(owner.id()));
        draft.assign(owner, nobodyElse ? null : givenBySomebody(), stamp);
        return Lead.create(draft, stamp);
    }

    /** @param cameIn when, where it is known, and since when it has had its owner */
    Lead recall(
            String id,
            LeadInput input,
            Owner owner,
            @Nullable Instant cameIn,
            @Nullable Instant assigned,
            Stamp stamp) {
        LeadDraft draft = new LeadDraft(id, stamp);
        if (cameIn != null) {
            draft.cameIn(cameIn, owner.id() == null ? null : Objects.requireNonNullElse(assigned, cameIn));
        }
        input.writeTo(draft);
        draft.assign(owner, null, stamp);
        return Lead.create(draft, stamp);
    }

    void edit(Lead lead, LeadInput input, Stamp stamp) {
        LeadState before = lead.state();
        Owner owner = owners.ofChanged(ownerOf(before), input.ownerId(), input.teamId());
        lead.edit(input::writeTo, stamp);
        if (Objects.equals(owner.id(), before.ownerId())) {
            lead.edit(draft -> draft.owner = owner, stamp);
        } else {
            lead.assign(owner, givenBySomebody(), stamp);
        }
    }

    static Owner ownerOf(LeadState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    /** Why it has the owner that it was given by name. */
    static String givenBySomebody() {
        Optional<Actor> actor = CurrentActor.find();
        return actor.map(Actor::name)
                .or(() -> actor.map(Actor::id))
                .map("Assigned by %s."::formatted)
                .orElse("Assigned by Klientela.");
    }
}

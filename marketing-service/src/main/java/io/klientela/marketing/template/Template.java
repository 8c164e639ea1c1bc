package io.klientela.marketing.template;

import io.klientela.events.Topics;
import io.klientela.events.marketing.TemplateEvent;
import io.klientela.events.marketing.TemplateState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Arrays;

/** A mail to be filled in for each person. What it says can always be filled in for somebody. */
final class Template extends Aggregate<TemplateState> {
    static final AggregateType<Template, TemplateState> TYPE = AggregateType.of(
                    "template", "templates", Topics.TEMPLATES, TemplateState.class, Template::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.subject()))
            .indexed("name", "createdAt", "updatedAt", "ownerId", "teamId");

    private Template(String id) {
        super(id);
    }

    Template(TemplateState state, long version) {
        super(state, version);
    }

    static Template create(String id, TemplateInput input, Owner owner, Stamp stamp) {
        Template template = new Template(id);
        template.record(new TemplateEvent.Created(state(id, input, owner, stamp.at(), stamp.by(), stamp)));
        return template;
    }

    void edit(TemplateInput input, Owner owner, Stamp stamp) {
        TemplateState before = state();
        TemplateState after = state(id(), input, owner, before.createdAt(), before.createdBy(), stamp);
        var changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new TemplateEvent.Updated(after, changes));
        }
    }

    void delete(TemplateUse use) {
        long campaigns = use.campaignsWith(id());
        if (campaigns > 0) {
            throw Problem.conflict("%,d campaigns that are not over yet send this template.".formatted(campaigns));
        }
        recordDeletion(new TemplateEvent.Deleted(state()));
    }

    static Owner ownerOf(TemplateState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    static TemplateInput inputOf(TemplateState state) {
        return new TemplateInput(
                state.name(),
                state.format(),
                state.subject(),
                state.body(),
                state.text(),
                state.language(),
                state.ownerId(),
                state.teamId());
    }

    private static TemplateState state(
            String id, TemplateInput input, Owner owner, Instant createdAt, String createdBy, Stamp stamp) {
        return new TemplateState(
                id,
                input.name().strip(),
                input.format(),
                input.subject(),
                input.body(),
                input.text(),
                input.language(),
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                stamp.at());
    }
}

package io.klientela.marketing.segment;

import io.klientela.events.Topics;
import io.klientela.events.marketing.SegmentEvent;
import io.klientela.events.marketing.SegmentState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Arrays;

/** People who have something in common. Its condition is always a valid one. */
final class Segment extends Aggregate<SegmentState> {
    static final AggregateType<Segment, SegmentState> TYPE = AggregateType.of(
                    "segment", "segments", Topics.SEGMENTS, SegmentState.class, Segment::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.description()))
            .indexed("name", "createdAt", "updatedAt", "ownerId", "teamId");

    private Segment(String id) {
        super(id);
    }

    Segment(SegmentState state, long version) {
        super(state, version);
    }

    static Segment create(String id, SegmentInput input, Owner owner, Stamp stamp) {
        Segment segment = new Segment(id);
        segment.record(new SegmentEvent.Created(state(id, input, owner, stamp.at(), stamp.by(), stamp)));
        return segment;
    }

    void edit(SegmentInput input, Owner owner, Stamp stamp) {
        SegmentState before = state();
        SegmentState after = state(id(), input, owner, before.createdAt(), before.createdBy(), stamp);
        var changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new SegmentEvent.Updated(after, changes));
        }
    }

    void delete(SegmentUse use) {
        long campaigns = use.campaignsTo(id());
        if (campaigns > 0) {
            throw Problem.conflict("%,d campaigns that are not over yet go to this segment.".formatted(campaigns));
        }
        recordDeletion(new SegmentEvent.Deleted(state()));
    }

    static Owner ownerOf(SegmentState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    static SegmentInput inputOf(SegmentState state) {
        return new SegmentInput(state.name(), state.description(), state.filter(), state.ownerId(), state.teamId());
    }

    private static SegmentState state(
            String id, SegmentInput input, Owner owner, Instant createdAt, String createdBy, Stamp stamp) {
        return new SegmentState(
                id,
                input.name().strip(),
                input.description(),
                input.filter().strip(),
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                stamp.at());
    }
}

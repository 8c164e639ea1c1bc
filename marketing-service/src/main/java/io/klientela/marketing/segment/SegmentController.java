package io.klientela.marketing.segment;

import io.klientela.events.marketing.SegmentState;
import io.klientela.marketing.person.People;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/segments")
class SegmentController extends ResourceController<Segment, SegmentState, SegmentInput> {
    private final People people;
    private final Owners owners;
    private final SegmentUse use;

    SegmentController(
            Aggregates<Segment, SegmentState> segments,
            RecordsFactory with,
            People people,
            Owners owners,
            SegmentUse use) {
        super(segments, with, SegmentInput.class);
        this.people = people;
        this.owners = owners;
        this.use = use;
    }

    @Override
    protected Segment create(String id, SegmentInput input, Stamp stamp) {
        people.matching(input.filter());
        return Segment.create(id, input, owners.ofNew(input.ownerId(), input.teamId()), stamp);
    }

    @Override
    protected SegmentInput inputOf(SegmentState state) {
        return Segment.inputOf(state);
    }

    @Override
    protected void edit(Segment segment, SegmentInput input, Stamp stamp) {
        people.matching(input.filter());
        segment.edit(input, owners.ofChanged(Segment.ownerOf(segment.state()), input.ownerId(), input.teamId()), stamp);
    }

    @Override
    protected void delete(Segment segment, Stamp stamp) {
        segment.delete(use);
    }
}

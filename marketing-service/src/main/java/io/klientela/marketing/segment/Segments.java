package io.klientela.marketing.segment;

import com.mongodb.client.model.Filters;
import io.klientela.events.marketing.SegmentState;
import io.klientela.marketing.person.People;
import io.klientela.marketing.shared.OwnedByUsers;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The segments as campaigns see them. */
@Component
public class Segments implements OwnedByUsers {
    private final Aggregates<Segment, SegmentState> segments;
    private final People people;
    private final Stamps stamps;
    private final Access access;

    Segments(Aggregates<Segment, SegmentState> segments, People people, Stamps stamps, Access access) {
        this.access = access;
        this.segments = segments;
        this.people = people;
        this.stamps = stamps;
    }

    /** @throws Problem 422 that names the field where there is none */
    public SegmentState require(String id, String field) {
        return find(id).orElseThrow(() -> Problem.unprocessable("There is no segment with the id %s.".formatted(id))
                .field(field, "no such segment"));
    }

    public Optional<SegmentState> find(String id) {
        return segments.find(id).map(Segment::state).filter(segment -> access.mayRefer("segment", segment));
    }

    /** Who is in it, as a condition on people. */
    public Bson members(SegmentState segment) {
        return people.matching(segment.filter());
    }

    @Override
    public void userIsCalled(String userId, String name) {
        segments.changeAll(
                Filters.and(Filters.eq("state.ownerId", userId), Filters.ne("state.ownerName", name)),
                segment -> segment.edit(
                        Segment.inputOf(segment.state()),
                        Segment.ownerOf(segment.state()).renamed(userId, name),
                        stamps.now()));
    }
}

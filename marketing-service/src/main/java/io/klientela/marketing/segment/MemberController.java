package io.klientela.marketing.segment;

import com.mongodb.client.model.Filters;
import io.klientela.events.marketing.SegmentState;
import io.klientela.marketing.person.People;
import io.klientela.marketing.person.Person;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.query.Fields;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.query.Page;
import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a segment now, or would be. */
@RestController
@RequestMapping("/api/v1/segments")
class MemberController {
    private static final int SAMPLE = 10;

    private final Aggregates<Segment, SegmentState> segments;
    private final People people;
    private final Access access;
    private final ReadLog reads;

    MemberController(Aggregates<Segment, SegmentState> segments, People people, Access access, ReadLog reads) {
        this.segments = segments;
        this.people = people;
        this.access = access;
        this.reads = reads;
    }

    @Operation(
            summary = "The people in a segment now that you may read; takes filter, sort, cursor, limit, count and q")
    @GetMapping("/{id}/members")
    Page<Person> members(@PathVariable String id, HttpServletRequest request) {
        SegmentState segment = segments.get(id).state();
        access.requireOn("segment", "read", segment);
        Page<Person> members = people.list(
                ListRequest.parse(request.getParameterMap(), People.FIELDS),
                access.filter("contact", "read"),
                people.matching(segment.filter()));
        logged(members.items(), segment.filter());
        return members;
    }

    /** @param filter CEL over what is known of a person; everybody where it is blank */
    record Question(@NotNull String filter) {}

    /** @param sample the first of them */
    record Preview(long count, List<Person> sample) {}

    @Operation(summary = "Who would be in a segment with this filter")
    @PostMapping("/preview")
    Preview preview(@Valid @RequestBody Question question) {
        access.require("segment", "read");
        Bson matching = question.filter().isBlank() ? Filters.empty() : people.matching(question.filter());
        Bson visible = Filters.and(access.filter("contact", "read"), matching);
        List<Person> sample = people.first(SAMPLE, visible);
        logged(sample, question.filter());
        return new Preview(people.count(visible), sample);
    }

    private void logged(List<Person> shown, String filter) {
        reads.listed(
                "contact",
                filter.isBlank() ? null : filter,
                shown.stream().map(Person::contactId).toList());
    }

    record Explanation(@NotBlank String contactId) {}

    /** @param member whether the person is in the segment now */
    record Explained(boolean member, Person person) {}

    @Operation(summary = "Whether a person is in a segment, with all that is known of them")
    @PostMapping("/{id}/explain")
    Explained explain(@PathVariable String id, @Valid @RequestBody Explanation body) {
        SegmentState segment = segments.get(id).state();
        access.requireOn("segment", "read", segment);
        Bson self = Filters.and(access.filter("contact", "read"), Filters.eq("_id", body.contactId()));
        Person person = people.first(1, self).stream()
                .findFirst()
                .orElseThrow(() -> io.klientela.platform.web.Problem.notFound("contact", body.contactId()));
        logged(List.of(person), segment.filter());
        return new Explained(people.count(Filters.and(self, people.matching(segment.filter()))) == 1, person);
    }

    @Operation(summary = "What a segment's filter may name")
    @GetMapping("/fields")
    List<Fields.Described> fields() {
        access.require("segment", "read");
        return People.FIELDS.described();
    }
}

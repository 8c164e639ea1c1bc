package io.klientela.marketing.campaign;

import com.mongodb.client.model.Filters;
import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.SegmentState;
import io.klientela.marketing.person.People;
import io.klientela.marketing.person.Person;
import io.klientela.marketing.segment.Segments;
import io.klientela.marketing.suppression.Suppressions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Who is to get a campaign's mail: who is in the segment, has an address and is not to be left alone. */
@Component
class Audience {
    private static final int PAGE = 500;

    private final Segments segments;
    private final People people;
    private final Suppressions suppressions;
    private final Recipients recipients;

    Audience(Segments segments, People people, Suppressions suppressions, Recipients recipients) {
        this.segments = segments;
        this.people = people;
        this.suppressions = suppressions;
        this.recipients = recipients;
    }

    /** @param count who would get it. @param suppressed who has an address that is left alone */
    record Size(long count, long suppressed, long withoutEmail) {}

    Size size(CampaignState campaign) {
        Bson members = members(campaign);
        long all = people.count(members);
        long withoutEmail = people.count(Filters.and(members, Filters.eq("state.email", null)));
        long suppressed = people.count(Filters.and(
                members,
                Filters.ne("state.email", null),
                Filters.or(Filters.eq("state.unsubscribed", true), Filters.eq("state.bounced", true))));
        return new Size(all - withoutEmail - suppressed, suppressed, withoutEmail);
    }

    /** Writes the audience down as it is now; may be repeated. @return how many they are */
    long freeze(CampaignState campaign) {
        Bson members = members(campaign);
        String last = "";
        for (List<Person> page = people.after(last, PAGE, members); !page.isEmpty(); ) {
            recipients.add(campaign.id(), reachable(page));
            last = page.getLast().contactId();
            page = people.after(last, PAGE, members);
        }
        return recipients.count(campaign.id());
    }

    /** What was suppressed just now may not be seen in people yet. */
    private List<Person> reachable(List<Person> page) {
        Set<String> suppressed = suppressions.among(
                page.stream().map(Person::email).filter(Objects::nonNull).toList());
        return page.stream()
                .filter(Person::isReachable)
                .filter(person -> !suppressed.contains(person.email()))
                .toList();
    }

    private Bson members(CampaignState campaign) {
        SegmentState segment = segments.require(campaign.segmentId(), "segmentId");
        return segments.members(segment);
    }
}

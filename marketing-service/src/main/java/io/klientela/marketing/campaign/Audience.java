package io.klientela.marketing.campaign;

import com.mongodb.client.model.Filters;
import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.SegmentState;
import io.klientela.marketing.person.People;
import io.klientela.marketing.person.People.Family;
import io.klientela.marketing.person.Person;
import io.klientela.marketing.segment.Segments;
import io.klientela.marketing.suppression.Suppressions;
import io.klientela.platform.consent.Consents;
import io.klientela.platform.consent.Intent;
import io.klientela.platform.consent.KnownPurpose;
import io.klientela.platform.consent.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Who is to get a campaign's mail: who is in the segment, has an address and is not to be left alone. */
@Component
class Audience {
    private static final int PAGE = 500;
    private static final int LARGE_PAGE = 2_000;

    private final Segments segments;
    private final People people;
    private final Suppressions suppressions;
    private final Recipients recipients;
    private final Consents consents;

    Audience(Segments segments, People people, Suppressions suppressions, Recipients recipients, Consents consents) {
        this.consents = consents;
        this.segments = segments;
        this.people = people;
        this.suppressions = suppressions;
        this.recipients = recipients;
    }

    /**
     * @param count who would get it
     * @param suppressed who has an address that is left alone
     * @param withoutBasis who may not get it for its purpose
     */
    record Size(long count, long suppressed, long withoutEmail, long withoutBasis) {}

    Size size(CampaignState campaign) {
        Bson members = members(campaign);
        long all = people.count(members);
        long withoutEmail = people.count(Filters.and(members, Filters.eq("state.email", null)));
        long suppressed = people.count(Filters.and(
                members,
                Filters.ne("state.email", null),
                Filters.or(Filters.eq("state.unsubscribed", true), Filters.eq("state.bounced", true))));
        long withoutBasis = withoutBasis(campaign, members);
        return new Size(all - withoutEmail - suppressed - withoutBasis, suppressed, withoutEmail, withoutBasis);
    }

    /** Nobody has to be asked one by one where the purpose rests on nobody's word. */
    private long withoutBasis(CampaignState campaign, Bson members) {
        boolean asked = consents.purpose(Campaign.purposeOf(campaign))
                .map(KnownPurpose::isWithdrawable)
                .orElse(true);
        long refused = 0;
        String last = "";
        for (List<Person> page = asked ? people.after(last, LARGE_PAGE, members) : List.<Person>of();
                !page.isEmpty();
                page = people.after(last, LARGE_PAGE, members)) {
            refused += refusals(
                            campaign, page.stream().filter(Person::isReachable).toList())
                    .size();
            last = page.getLast().contactId();
        }
        return refused;
    }

    /** The refusals of people by their ids; one that may pass in a moment among them. */
    private Map<String, Refusal> refusals(CampaignState campaign, List<Person> page) {
        Map<String, Family> families =
                people.families(page.stream().map(Person::contactId).toList());
        Map<String, Intent> intents = new HashMap<>();
        page.forEach(person -> intents.put(
                person.contactId(),
                Intent.mail(
                        Campaign.purposeOf(campaign),
                        Objects.requireNonNull(person.email()),
                        Optional.ofNullable(families.get(person.contactId()))
                                .map(Family::contactIds)
                                .orElse(Set.of(person.contactId())))));
        Map<Intent, Refusal> refused = consents.refusals(List.copyOf(intents.values()));
        Map<String, Refusal> refusals = new HashMap<>();
        intents.forEach((id, intent) ->
                Optional.ofNullable(refused.get(intent)).ifPresent(refusal -> refusals.put(id, refusal)));
        return refusals;
    }

    /** Writes the audience down as it is now; may be repeated. @return how many they are */
    long freeze(CampaignState campaign) {
        Bson members = members(campaign);
        String last = "";
        for (List<Person> page = people.after(last, PAGE, members); !page.isEmpty(); ) {
            List<Person> reachable = reachable(page);
            Map<String, Refusal> refusals = refusals(campaign, reachable);
            refusals.values().removeIf(Refusal::isPassing); // they are asked about again when it is their turn
            recipients.add(campaign.id(), reachable, refusals);
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

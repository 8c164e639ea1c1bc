package io.klientela.marketing.campaign;

import io.klientela.events.Topics;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.events.marketing.CampaignEvent;
import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.CampaignStatus;
import io.klientela.events.marketing.CampaignTotals;
import io.klientela.marketing.shared.NameIds;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One mail to a segment: a draft until it is scheduled, then sent once, unless it is paused or stopped. */
final class Campaign extends Aggregate<CampaignState> {
    static final AggregateType<Campaign, CampaignState> TYPE = AggregateType.of(
                    "campaign", "campaigns", Topics.CAMPAIGNS, CampaignState.class, Campaign::new)
            .searchedBy(
                    state -> Arrays.asList(state.name(), state.segmentName(), state.templateName(), state.subject()))
            .indexed("name", "status", "createdAt", "updatedAt", "startedAt", "segmentId", "templateId")
            .indexed("ownerId", "teamId");

    static final CampaignTotals NOTHING = new CampaignTotals(0, 0, 0, 0, 0, 0, 0, null);
    private static final Set<CampaignStatus> EDITABLE = Set.of(CampaignStatus.DRAFT, CampaignStatus.SCHEDULED);
    private static final Set<CampaignStatus> OVER = Set.of(CampaignStatus.SENT, CampaignStatus.STOPPED);

    private Campaign(String id) {
        super(id);
    }

    Campaign(CampaignState state, long version) {
        super(state, version);
    }

    static Campaign create(String id, CampaignContent content, Stamp stamp) {
        Campaign campaign = new Campaign(id);
        CampaignDraft draft = new CampaignDraft(id, stamp);
        draft.take(content);
        campaign.record(new CampaignEvent.Created(draft.at(stamp)));
        return campaign;
    }

    /** @throws Problem 409 where it is under way or over; of a paused one only name and speed may change */
    void edit(CampaignContent content, Stamp stamp) {
        CampaignDraft draft = new CampaignDraft(state());
        draft.take(content);
        CampaignState after = draft.at(stamp);
        if (!EDITABLE.contains(state().status())) {
            boolean paused = state().status() == CampaignStatus.PAUSED;
            if (!paused || !sameMail(after, state())) {
                throw Problem.conflict(
                        paused
                                ? "Some have got this mail already: of a paused campaign only name, speed and owner may change."
                                : "This campaign is %s. Copy it to change it.".formatted(word()));
            }
        }
        update(after);
    }

    /** Which mail of a campaign somebody gets: one, however often it is tried. */
    static String mailId(String campaignId, String contactId) {
        return NameIds.of("mail", campaignId, contactId);
    }

    /** The key of what it is for; what was made before campaigns had purposes is a newsletter. */
    static String purposeOf(CampaignState state) {
        return state.purpose() == null ? StandardPurpose.NEWSLETTER.key() : state.purpose();
    }

    private static boolean sameMail(CampaignState one, CampaignState other) {
        return purposeOf(one).equals(purposeOf(other))
                && one.segmentId().equals(other.segmentId())
                && one.templateId().equals(other.templateId())
                && Objects.equals(one.subject(), other.subject())
                && Objects.equals(one.fromName(), other.fromName())
                && Objects.equals(one.fromAddress(), other.fromAddress())
                && Objects.equals(one.replyTo(), other.replyTo());
    }

    /** The names that it shows have changed. */
    void rename(@Nullable String segmentName, @Nullable String templateName, Owner owner, Stamp stamp) {
        CampaignDraft draft = new CampaignDraft(state());
        draft.segmentName = segmentName;
        draft.templateName = templateName;
        draft.ownerName = owner.name();
        update(draft.at(stamp));
    }

    private void update(CampaignState after) {
        var changes = Json.changes(state(), after);
        if (!changes.isEmpty()) {
            record(new CampaignEvent.Updated(after, changes));
        }
    }

    /** @param at when it is to start */
    void schedule(Instant at, Stamp stamp) {
        require(EDITABLE, "is scheduled once");
        CampaignDraft draft = new CampaignDraft(state());
        draft.status = CampaignStatus.SCHEDULED;
        draft.scheduledAt = at;
        draft.reason = null;
        record(new CampaignEvent.Scheduled(draft.at(stamp)));
    }

    /** Its time has come; nothing happens where somebody was faster. */
    void start(Stamp stamp) {
        if (state().status() == CampaignStatus.SCHEDULED) {
            CampaignDraft draft = new CampaignDraft(state());
            draft.status = CampaignStatus.SENDING;
            draft.startedAt = stamp.at();
            record(new CampaignEvent.Started(draft.at(stamp)));
        }
    }

    /** A scheduled one becomes a draft again; one that is being sent waits. @param reason where nobody asked for it */
    void pause(@Nullable String reason, Stamp stamp) {
        require(
                Set.of(CampaignStatus.SCHEDULED, CampaignStatus.SENDING),
                "can be paused while it is scheduled or sent");
        CampaignDraft draft = new CampaignDraft(state());
        draft.status = state().status() == CampaignStatus.SENDING ? CampaignStatus.PAUSED : CampaignStatus.DRAFT;
        draft.reason = reason;
        record(new CampaignEvent.Paused(draft.at(stamp)));
    }

    void resume(Stamp stamp) {
        require(Set.of(CampaignStatus.PAUSED), "can be resumed while it is paused");
        CampaignDraft draft = new CampaignDraft(state());
        draft.status = CampaignStatus.SENDING;
        draft.reason = null;
        record(new CampaignEvent.Resumed(draft.at(stamp)));
    }

    void stop(Stamp stamp) {
        require(
                Set.of(CampaignStatus.SCHEDULED, CampaignStatus.SENDING, CampaignStatus.PAUSED),
                "can be stopped while it is scheduled, sent or paused");
        CampaignDraft draft = new CampaignDraft(state());
        draft.status = CampaignStatus.STOPPED;
        draft.finishedAt = stamp.at();
        record(new CampaignEvent.Stopped(draft.at(stamp)));
    }

    void progress(CampaignTotals totals, Stamp stamp) {
        if (!totals.equals(state().totals())) {
            CampaignDraft draft = new CampaignDraft(state());
            draft.totals = totals;
            record(new CampaignEvent.Progressed(draft.at(stamp)));
        }
    }

    /** Nobody is left. */
    void finish(CampaignTotals totals, Stamp stamp) {
        if (state().status() == CampaignStatus.SENDING) {
            CampaignDraft draft = new CampaignDraft(state());
            draft.status = CampaignStatus.SENT;
            draft.totals = totals;
            draft.finishedAt = stamp.at();
            record(new CampaignEvent.Finished(draft.at(stamp)));
        }
    }

    void delete() {
        if (state().status() != CampaignStatus.DRAFT && !OVER.contains(state().status())) {
            throw Problem.conflict("This campaign is %s. Stop it first.".formatted(word()));
        }
        recordDeletion(new CampaignEvent.Deleted(state()));
    }

    private void require(Set<CampaignStatus> allowed, String rule) {
        if (!allowed.contains(state().status())) {
            throw Problem.conflict("This campaign is %s; a campaign %s.".formatted(word(), rule));
        }
    }

    private String word() {
        return switch (state().status()) {
            case DRAFT -> "a draft";
            case SCHEDULED -> "scheduled";
            case SENDING -> "being sent";
            case PAUSED -> "paused";
            case STOPPED -> "stopped";
            case SENT -> "sent";
        };
    }
}

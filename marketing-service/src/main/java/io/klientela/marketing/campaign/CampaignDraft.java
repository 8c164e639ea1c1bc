package io.klientela.marketing.campaign;

import io.klientela.events.contacts.StandardPurpose;
import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.CampaignStatus;
import io.klientela.events.marketing.CampaignTotals;
import io.klientela.platform.aggregate.Stamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A campaign's state while it changes. */
final class CampaignDraft {
    private final String id;
    private final Instant createdAt;
    private final String createdBy;
    String name = "";
    CampaignStatus status = CampaignStatus.DRAFT;
    String segmentId = "";

    @Nullable
    String segmentName;

    String templateId = "";

    @Nullable
    String templateName;

    @Nullable
    String subject;

    @Nullable
    String fromName;

    @Nullable
    String fromAddress;

    @Nullable
    String replyTo;

    @Nullable
    Integer perMinute;

    @Nullable
    Instant scheduledAt;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    String reason;

    CampaignTotals totals = Campaign.NOTHING;

    @Nullable
    String ownerId;

    @Nullable
    String ownerName;

    @Nullable
    String teamId;

    @Nullable
    String purpose;

    CampaignDraft(String id, Stamp stamp) {
        this.id = id;
        this.createdAt = stamp.at();
        this.createdBy = stamp.by();
    }

    CampaignDraft(CampaignState before) {
        id = before.id();
        createdAt = before.createdAt();
        createdBy = before.createdBy();
        name = before.name();
        status = before.status();
        segmentId = before.segmentId();
        segmentName = before.segmentName();
        templateId = before.templateId();
        templateName = before.templateName();
        subject = before.subject();
        fromName = before.fromName();
        fromAddress = before.fromAddress();
        replyTo = before.replyTo();
        perMinute = before.perMinute();
        scheduledAt = before.scheduledAt();
        startedAt = before.startedAt();
        finishedAt = before.finishedAt();
        reason = before.reason();
        totals = before.totals();
        ownerId = before.ownerId();
        ownerName = before.ownerName();
        teamId = before.teamId();
        purpose = before.purpose();
    }

    void take(CampaignContent content) {
        CampaignInput input = content.input();
        name = input.name().strip();
        segmentId = input.segmentId();
        segmentName = content.segmentName();
        templateId = input.templateId();
        templateName = content.templateName();
        subject = input.subject();
        fromName = input.fromName();
        fromAddress = input.fromAddress();
        replyTo = input.replyTo();
        perMinute = input.perMinute();
        ownerId = content.owner().id();
        ownerName = content.owner().name();
        teamId = content.owner().teamId();
        purpose = input.purpose() == null ? StandardPurpose.NEWSLETTER.key() : input.purpose();
    }

    CampaignState at(Stamp stamp) {
        return new CampaignState(
                id,
                name,
                status,
                segmentId,
                segmentName,
                templateId,
                templateName,
                subject,
                fromName,
                fromAddress,
                replyTo,
                perMinute,
                scheduledAt,
                startedAt,
                finishedAt,
                reason,
                totals,
                ownerId,
                ownerName,
                teamId,
                createdAt,
                createdBy,
                stamp.at(),
                purpose);
    }
}

package io.klientela.marketing.campaign;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.MailState;
import io.klientela.marketing.mail.Mails;
import io.klientela.marketing.segment.Segments;
import io.klientela.marketing.template.CompiledTemplate;
import io.klientela.marketing.template.TemplateContent;
import io.klientela.marketing.template.Templates;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.consent.Consents;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.query.Page;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignController extends ResourceController<Campaign, CampaignState, CampaignInput> {
    private static final String SEND = "send";
    private static final int MOST_TRIES = 5;

    private final Aggregates<Campaign, CampaignState> campaigns;
    private final Segments segments;
    private final Templates templates;
    private final Owners owners;
    private final Audience audience;
    private final Mails mails;
    private final Runs runs;
    private final Recipients recipients;
    private final Consents consents;
    private final MailServer server;
    private final Access access;

    CampaignController(
            Aggregates<Campaign, CampaignState> campaigns,
            RecordsFactory with,
            Segments segments,
            Templates templates,
            Owners owners,
            Audience audience,
            Mails mails,
            Runs runs,
            Recipients recipients,
            Consents consents,
            MailServer server) {
        super(campaigns, with, CampaignInput.class);
        this.campaigns = campaigns;
        this.segments = segments;
        this.templates = templates;
        this.owners = owners;
        this.audience = audience;
        this.mails = mails;
        this.runs = runs;
        this.recipients = recipients;
        this.consents = consents;
        this.server = server;
        this.access = with.access();
    }

    @Override
    protected Campaign create(String id, CampaignInput input, Stamp stamp) {
        return Campaign.create(id, content(input, owners.ofNew(input.ownerId(), input.teamId())), stamp);
    }

    @Override
    protected CampaignInput inputOf(CampaignState state) {
        return new CampaignInput(
                state.name(),
                state.segmentId(),
                state.templateId(),
                state.subject(),
                state.fromName(),
                state.fromAddress(),
                state.replyTo(),
                state.perMinute(),
                state.ownerId(),
                state.teamId(),
                state.purpose());
    }

    @Override
    protected void edit(Campaign campaign, CampaignInput input, Stamp stamp) {
        CampaignState state = campaign.state();
        Owner before = new Owner(state.ownerId(), state.ownerName(), state.teamId());
        campaign.edit(content(input, owners.ofChanged(before, input.ownerId(), input.teamId())), stamp);
    }

    @Override
    protected void delete(Campaign campaign, Stamp stamp) {
        campaign.delete();
    }

    private CampaignContent content(CampaignInput input, Owner owner) {
        if (input.purpose() != null) {
            consents.require(input.purpose(), ConsentChannel.EMAIL, "purpose");
        }
        var template = templates.require(input.templateId(), "templateId");
        CompiledTemplate.of(TemplateContent.of(template).withSubject(input.subject()));
        return CampaignContent.of(input, segments.require(input.segmentId(), "segmentId"), template, owner);
    }

    /** @param at now where absent */
    record Schedule(@Nullable Instant at) {}

    @Operation(summary = "Send a campaign, now or at a time; needs If-Match")
    @PostMapping("/{id}/schedule")
    ResponseEntity<Versioned<CampaignState>> schedule(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Schedule body) {
        if (!server.isConfigured()) {
            throw Problem.unavailable("No mail can be sent: set KLIENTELA_SMTP_HOST to a mail server.", 3600);
        }
        access.require("campaign", SEND);
        access.requireAll("contact", "read");
        Instant at = body == null ? null : body.at();
        return act(id, ifMatch, campaign -> {
            segments.require(campaign.state().segmentId(), "segmentId");
            templates.require(campaign.state().templateId(), "templateId");
            consents.require(Campaign.purposeOf(campaign.state()), ConsentChannel.EMAIL, "purpose");
            Stamp stamp = stamp();
            campaign.schedule(at == null ? stamp.at() : at, stamp);
        });
    }

    @Operation(summary = "Let a campaign wait; needs If-Match")
    @PostMapping("/{id}/pause")
    ResponseEntity<Versioned<CampaignState>> pause(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return act(id, ifMatch, campaign -> campaign.pause(null, stamp()));
    }

    @Operation(summary = "Go on with a campaign where it was paused; needs If-Match")
    @PostMapping("/{id}/resume")
    ResponseEntity<Versioned<CampaignState>> resume(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return act(id, ifMatch, campaign -> campaign.resume(stamp()));
    }

    @Operation(summary = "End a campaign before everybody has got it; needs If-Match")
    @PostMapping("/{id}/stop")
    ResponseEntity<Versioned<CampaignState>> stop(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return act(id, ifMatch, campaign -> campaign.stop(stamp()));
    }

    /** A campaign that is being sent gets a new version each second: who saw one of these saw the same campaign. */
    private ResponseEntity<Versioned<CampaignState>> act(
            String id, @Nullable String ifMatch, Consumer<Campaign> command) {
        String version = ifMatch;
        for (int attempt = 1; ; attempt++) {
            try {
                return change(id, version, SEND, command);
            } catch (Problem e) {
                if (e.status() != HttpStatus.PRECONDITION_FAILED || attempt == MOST_TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                Long now = runs.sinceSeen(id, Versions.required(ifMatch));
                version = now == null ? ifMatch : Versions.tag(now);
            }
        }
    }

    @Operation(summary = "The mails of a campaign; takes filter, sort, cursor, limit, count and q")
    @GetMapping("/{id}/mails")
    Page<Versioned<MailState>> mails(@PathVariable String id, HttpServletRequest request) {
        access.requireOn("campaign", "read", campaigns.get(id).state());
        return mails.ofCampaign(id, request.getParameterMap());
    }

    @Operation(summary = "How many would get a campaign now, and who would not")
    @GetMapping("/{id}/recipients-count")
    Audience.Size recipientsCount(@PathVariable String id) {
        CampaignState campaign = campaigns.get(id).state();
        access.requireOn("campaign", "read", campaign);
        access.requireAll("contact", "read");
        return audience.size(campaign);
    }

    @Operation(
            summary = "Who did not get a campaign because there is nothing that permits it, with what is missing",
            description = "In the order in which they would have got it; 100 at a time.")
    @GetMapping("/{id}/refusals")
    Page<RefusedRecipient> refusals(@PathVariable String id, @RequestParam(required = false) @Nullable String cursor) {
        access.requireOn("campaign", "read", campaigns.get(id).state());
        access.requireAll("contact", "read");
        return recipients.refused(id, cursor);
    }
}

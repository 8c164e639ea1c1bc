package io.klientela.marketing.campaign;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.TemplateState;
import io.klientela.marketing.template.CompiledTemplate;
import io.klientela.marketing.template.TemplateContent;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one campaign, one mail after the other, for as long as it is to be sent and this instance holds the lease. Mails
 * are prepared and written down in batches of half a second; each is in the ledger before the server sees it, and between
 * two of them is written which comes next, so whoever goes on after an abrupt end knows whose mail may have left.
 */
final class CampaignRun implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(CampaignRun.class);
    /** How long to wait where it is not certain whether somebody may be written to. */
    private static final Duration UNCERTAIN = Duration.ofMillis(500);

    private static final Duration SLICE = Duration.ofMillis(200);
    /** How old what is known of the campaign may be: a pause holds so soon. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final String id;
    private final SendingWorld world;
    private volatile boolean ended;
    private volatile long leaseUntil;
    private final Pace pace = new Pace();
    private int perMinute;
    private long nextAt = System.nanoTime();
    private long lookedAt = nextAt - LOOK_EVERY.toNanos();

    CampaignRun(String id, SendingWorld world) {
        this.id = id;
        this.world = world;
    }

    /** The lease was taken or renewed now. */
    void leased() {
        leaseUntil = System.nanoTime() + world.settings().lease().toNanos();
    }

    /** To end after the mails that are being given to the server, a second at most. */
    void end() {
        ended = true;
    }

    @Override
    public void run() {
        try {
            send();
        } catch (CampaignHalt e) {
            halt(e.reason());
        } catch (Problem e) {
            if (e.status().is5xxServerError()) {
                log.info("campaign {} waits: {}", id, e.detail());
                idle();
            } else {
                halt(e.detail());
            }
        } catch (RuntimeException e) {
            log.warn("campaign {} was interrupted and goes on soon", id, e);
            idle();
        }
    }

    /** Whatever went wrong may pass. */
    private static void idle() {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void halt(String reason) {
        log.warn("campaign {} pauses: {}", id, reason);
        world.campaigns().change(id, null, campaign -> {
            if (campaign.state().status() == io.klientela.events.marketing.CampaignStatus.SENDING) {
                campaign.pause(reason, world.stamps().now());
            }
        });
    }

    private void send() {
        CampaignState campaign = world.campaigns().get(id).state();
        TemplateContent content = world.runs().content(id).orElseGet(() -> freeze(campaign));
        Turns turns = new Turns(campaign, world);
        try (CampaignPost post = new CampaignPost(campaign, CompiledTemplate.of(content), world)) {
            settle(post);
            while (mayGoOn()) {
                List<Recipient> next = world.recipients().next(id, pace.size(perMinute));
                if (!next.isEmpty()) {
                    send(next, turns, post);
                } else if (!waitForThosePutOff()) {
                    finish();
                    return;
                }
            }
        }
    }

    /** Writes down what an abrupt end has left open. */
    private void settle(CampaignPost post) {
        world.handovers().takeOver(id).ifPresent(left -> {
            List<Recipient> open = world.recipients().waiting(id, left.ids());
            open.stream().filter(left::mayHaveLeft).forEach(world.recipients()::mayHaveIt);
            post.given(open.stream().filter(left::wasGiven).toList());
            world.handovers().end(left.batch());
        });
    }

    private void send(List<Recipient> next, Turns turns, CampaignPost post) {
        if (!rest(Duration.ofNanos(nextAt - System.nanoTime()))) {
            return;
        }
        Duration pause = post.connect();
        if (!pause.isZero()) {
            rest(pause);
            return;
        }
        Optional<List<Turns.Ready>> ready = turns.of(next);
        if (ready.isEmpty()) {
            rest(UNCERTAIN);
        } else if (!ready.get().isEmpty()) {
            rest(give(post.write(ready.get()), post));
        }
    }

    /** Gives a batch of mails to the server. @return how long to leave it alone */
    private Duration give(List<CampaignPost.Written> mails, CampaignPost post) {
        List<Recipient> recipients =
                mails.stream().map(CampaignPost.Written::recipient).toList();
        Handovers.Batch batch = world.handovers().begin(id, recipients);
        List<Recipient> given = new ArrayList<>();
        Duration pause = Duration.ZERO;
        long began = System.nanoTime();
        try {
            for (int place = 0; place < mails.size() && pause.isZero(); place++) {
                if (isTooOld(began) || !world.handovers().reach(batch, place)) {
                    break;
                }
                CampaignPost.Outcome outcome = post.send(mails.get(place));
                pause = outcome.pause();
                if (outcome.given()) {
                    given.add(recipients.get(place));
                }
                slowDown();
            }
        } catch (CampaignHalt e) {
            post.given(given);
            world.handovers().end(batch);
            throw e;
        }
        post.given(given);
        world.handovers().end(batch);
        pace.took(given.size(), Duration.ofNanos(System.nanoTime() - began));
        return pause;
    }

    /** Whether what is known of the recipients, or the lease, may no longer hold. */
    private boolean isTooOld(long began) {
        long now = System.nanoTime();
        return now > leaseUntil || now - began > Pace.LONGEST.toNanos();
    }

    /** The next batch waits until this mail's time is over, too. */
    private void slowDown() {
        if (perMinute > 0) {
            nextAt = Math.max(nextAt, System.nanoTime() - SLICE.toNanos()) + TimeUnit.MINUTES.toNanos(1) / perMinute;
        }
    }

    private TemplateContent freeze(CampaignState campaign) {
        TemplateState template = world.templates().require(campaign.templateId(), "templateId");
        TemplateContent content = TemplateContent.of(template).withSubject(campaign.subject());
        CompiledTemplate.of(content);
        world.runs().frozen(id, content, world.audience().freeze(campaign));
        world.runs().campaignChanged(id);
        return content;
    }

    /** @return false where nobody waits any more */
    private boolean waitForThosePutOff() {
        Optional<Instant> due = world.recipients().nextDue(id);
        due.ifPresent(at -> rest(Duration.between(world.stamps().now().at(), at)));
        return due.isPresent();
    }

    private void finish() {
        world.campaigns()
                .change(
                        id,
                        null,
                        campaign -> campaign.finish(
                                world.tally().totals(id), world.stamps().now()));
        world.runs().campaignChanged(id);
    }

    private boolean mayGoOn() {
        long now = System.nanoTime();
        if (ended || now > leaseUntil) {
            return false;
        }
        if (now - lookedAt < LOOK_EVERY.toNanos()) {
            return true;
        }
        lookedAt = now;
        Document found = world.campaigns()
                .collection()
                .find(Filters.eq("_id", id))
                .projection(Projections.include("state.status", "state.perMinute"))
                .first();
        Document state = found == null ? null : found.get("state", Document.class);
        if (state == null || !"sending".equals(state.getString("status"))) {
            ended = true;
            return false;
        }
        Integer speed = state.getInteger("perMinute");
        perMinute = speed == null ? 0 : speed;
        return true;
    }

    /** Waits, and looks up all the time. @return false where it is not to be sent any more */
    private boolean rest(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < until) {
            if (!mayGoOn()) {
                return false;
            }
            long left = Math.min(SLICE.toNanos(), until - System.nanoTime());
            try {
                TimeUnit.NANOSECONDS.sleep(Math.max(1, left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended = true;
                return false;
            }
        }
        return mayGoOn();
    }
}

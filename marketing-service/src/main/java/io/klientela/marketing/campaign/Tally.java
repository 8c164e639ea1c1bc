package io.klientela.marketing.campaign;

import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.CampaignTotals;
import io.klientela.marketing.mail.CampaignCounts;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Brings the totals of campaigns up to what happened to their mails, at most once a second. */
@Component
class Tally implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Tally.class);

    private final Runs runs;
    private final Recipients recipients;
    private final CampaignCounts counts;
    private final Aggregates<Campaign, CampaignState> campaigns;
    private final Stamps stamps;
    private volatile boolean running;

    Tally(
            Runs runs,
            Recipients recipients,
            CampaignCounts counts,
            Aggregates<Campaign, CampaignState> campaigns,
            Stamps stamps) {
        this.runs = runs;
        this.recipients = recipients;
        this.counts = counts;
        this.campaigns = campaigns;
        this.stamps = stamps;
    }

    CampaignTotals totals(String campaignId) {
        return counts.of(campaignId, runs.recipients(campaignId), recipients.countRefused(campaignId));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("marketing-tally").daemon().start(this::run);
    }

    private void run() {
        boolean begun = false;
        while (running) {
            try {
                if (!begun) {
                    // What happened just before the last end may not have been told any more.
                    runs.countAll();
                    begun = true;
                }
                runs.dirty().forEach(this::count);
            } catch (RuntimeException e) {
                log.debug("campaigns could not be counted: {}", e.toString());
            }
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Counts once the campaign is loaded, and again where it changed meanwhile: older totals never replace newer ones. */
    private void count(Runs.Dirty dirty) {
        String id = dirty.campaignId();
        AtomicBoolean progressed = new AtomicBoolean();
        try {
            Campaign campaign = campaigns.change(id, null, one -> {
                CampaignTotals totals = totals(id);
                progressed.set(!totals.equals(one.state().totals()));
                one.progress(totals, stamps.now());
            });
            if (progressed.get()) {
                runs.progressed(id, campaign.version() - 1, campaign.version());
            }
        } catch (Problem e) {
            if (e.status() != HttpStatus.NOT_FOUND) {
                throw e;
            }
        }
        runs.counted(dirty);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

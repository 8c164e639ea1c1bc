package io.klientela.marketing.campaign;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.platform.Trace;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts campaigns when their time has come, and sends those that nobody sends: one sender for a campaign at a time, by a
 * lease that another instance takes over when its holder goes silent.
 */
@Component
class CampaignSender implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CampaignSender.class);
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final long FAREWELL_MILLIS = 3_000;

    private record Active(CampaignRun run, Thread thread) {}

    private final SendingWorld world;
    private final Map<String, Active> active = new ConcurrentHashMap<>();
    private volatile boolean running;
    private long renewedAt = System.nanoTime();

    CampaignSender(SendingWorld world) {
        this.world = world;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("marketing-campaigns").daemon().start(this::watch);
    }

    private void watch() {
        Trace.begin(null);
        while (running) {
            try {
                renewLeases();
                startDue();
                ids(Filters.eq("state.status", "sending")).forEach(this::take);
            } catch (RuntimeException e) {
                log.debug("campaigns cannot be looked at: {}", e.toString());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void renewLeases() {
        if (System.nanoTime() - renewedAt < world.settings().lease().toNanos() / 4) {
            return;
        }
        renewedAt = System.nanoTime();
        active.forEach((id, one) -> {
            if (world.runs().lease(id)) {
                one.run().leased();
            } else {
                one.run().end();
            }
        });
    }

    private void startDue() {
        Bson due = Filters.and(
                Filters.eq("state.status", "scheduled"),
                Filters.lte("state.scheduledAt", Date.from(world.stamps().now().at())));
        ids(due).forEach(id -> world.campaigns()
                .change(id, null, campaign -> campaign.start(world.stamps().now())));
    }

    private void take(String id) {
        if (active.containsKey(id) || !world.runs().lease(id)) {
            return;
        }
        CampaignRun run = new CampaignRun(id, world);
        run.leased();
        Thread thread = Thread.ofPlatform().name("campaign-" + id).daemon().unstarted(() -> {
            Trace.begin(null);
            try {
                run.run();
            } finally {
                active.remove(id);
                world.runs().release(id);
            }
        });
        active.put(id, new Active(run, thread));
        thread.start();
    }

    private List<String> ids(Bson filter) {
        List<String> ids = new ArrayList<>();
        world.campaigns()
                .collection()
                .find(Filters.and(filter, Filters.exists("deletedAt", false)))
                .projection(Projections.include("_id"))
                .forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    /** The batch that is being handed over may be finished; another instance goes on with the rest. */
    @Override
    public void stop() {
        running = false;
        active.values().forEach(one -> one.run().end());
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MILLIS);
        for (Active one : List.copyOf(active.values())) {
            try {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                one.thread().join(Math.max(1, left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

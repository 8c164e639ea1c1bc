package io.klientela.chaos;

import io.klientela.processes.Distributed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** SIGKILL to the broker: writes go on, and what waited is published soon after it is back. */
final class BrokerDown implements Item {
    @Override
    public String name() {
        return "2 broker";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        Duration down = Duration.ofSeconds(scale.of(20, 300));
        Ledger ledger = new Ledger("Broker" + System.nanoTime());
        try (Writers writers = new Writers(platform, ledger)) {
            writers.begin(30, 30);
            platform.processes().kill(Distributed.BROKER);
            int before = writers.begun();
            writers.begin((int) down.toSeconds() * 20, 20);
            long waiting = platform.waiting();
            Map<String, Integer> others = Map.copyOf(writers.otherAnswers());
            platform.processes().startService(Distributed.BROKER);
            long back = System.nanoTime();
            platform.processes().awaitReady(Distributed.BROKER);
            long ready = System.nanoTime();
            writers.begin(20, 20);
            writers.finish();
            figures.tell("down", down.toSeconds() + " s");
            figures.tell("writes meanwhile", writers.begun() - before - 20);
            figures.exactly("not acknowledged at once", others, Map.of());
            figures.tell("waited in outboxes", waiting);
            figures.tell("broker's own start", TimeUnit.NANOSECONDS.toMillis(ready - back) + " ms");
            platform.awaitQuiet();
            figures.within(
                    "caught up after", Duration.ofNanos(System.nanoTime() - ready), Duration.ofSeconds(60), scale);
        }
        ledger.compare(platform, figures);
    }
}

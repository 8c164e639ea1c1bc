package io.klientela.chaos;

import io.klientela.processes.Distributed;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** SIGKILL to the broker, then SIGSTOP: writes go on, and what waited is published soon after it is back. */
final class BrokerDown implements Item {
    private static final int PER_SECOND = 20;
    /** What a broker took that could not say so any more is sent again: nobody can tell it from what it never took. */
    private static final double ON_THEIR_WAY = 0.05;

    private static final Duration CATCHES_UP_WITHIN = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "2 broker";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        Distributed processes = platform.processes();
        Ledger ledger = new Ledger("Broker" + System.nanoTime());
        Duration down = Duration.ofSeconds(scale.of(12, 300));
        Duration frozen = Duration.ofSeconds(scale.of(8, 60));
        try (Writers writers = new Writers(platform, ledger)) {
            writers.begin(2 * PER_SECOND, PER_SECOND);

            processes.kill(Distributed.BROKER);
            writeMeanwhile(platform, writers, "down", down, figures);
            long back = System.nanoTime();
            processes.startService(Distributed.BROKER);
            processes.awaitReady(Distributed.BROKER);
            figures.tell("broker's own start", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back) + " ms");
            writers.begin(PER_SECOND, PER_SECOND);
            figures.within("caught up after", platform.awaitQuiet(), CATCHES_UP_WITHIN, scale);

            processes.freeze(Distributed.BROKER);
            writeMeanwhile(platform, writers, "frozen", frozen, figures);
            processes.thaw(Distributed.BROKER);
            figures.within("caught up after the thaw", platform.awaitQuiet(), CATCHES_UP_WITHIN, scale);
            writers.finish();
        }
        platform.awaitQuiet();
        ledger.compare(platform, figures, ON_THEIR_WAY);
    }

    private static void writeMeanwhile(Platform platform, Writers writers, String how, Duration length, Figures figures)
            throws InterruptedException {
        Map<String, Integer> before = new TreeMap<>(writers.otherAnswers());
        writers.begin((int) length.toSeconds() * PER_SECOND, PER_SECOND);
        Map<String, Integer> others = new TreeMap<>(writers.otherAnswers());
        before.forEach((answer, count) -> others.merge(answer, -count, Integer::sum));
        others.values().removeIf(count -> count == 0);
        figures.tell(how, length.toSeconds() + " s");
        figures.exactly("writes refused while " + how, others, Map.of());
        figures.atLeast("records waiting while " + how, platform.waiting(), 1);
    }
}

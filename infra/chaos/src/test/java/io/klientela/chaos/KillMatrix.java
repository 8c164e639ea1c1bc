package io.klientela.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** SIGKILL to services, with their relays and consumers, at random moments of a steady stream of writes. */
final class KillMatrix implements Item {
    private static final List<String> VICTIMS =
            List.of("sales", "contacts", "reporting", "sales-2", "contacts-2", "automation");

    /** Events that come again for each kill: those whose acknowledgement died with it. 1 % of the writes of a full run. */
    private static final double MOST_AGAIN = 5;

    @Override
    public String name() {
        return "1 kills";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        int writes = scale.of(400, 10_000);
        int kills = scale.of(2, 20);
        int perSecond = scale.of(40, 100);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Ledger ledger = new Ledger("Kills" + seed);
        List<String> victims = new ArrayList<>(VICTIMS.subList(0, Math.min(kills, VICTIMS.size())));
        try (Writers writers = new Writers(platform, ledger)) {
            long from = System.nanoTime();
            Thread load = Thread.ofVirtual().start(() -> begin(writers, writes, perSecond));
            for (int i = 0; i < kills; i++) {
                int share = writes * (i + 1) / (kills + 1) + random.nextInt(-perSecond / 4, perSecond / 4);
                while (writers.begun() < share) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                if (i % victims.size() == 0) {
                    Collections.shuffle(victims, random);
                }
                String victim = victims.get(i % victims.size());
                platform.processes().kill(victim);
                platform.processes().startService(victim);
            }
            load.join();
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from));
            writers.finish();
            figures.tell("seed", seed);
            figures.tell("kills", kills);
            figures.tell("writes begun per second", writes / seconds);
            figures.exactly("writes acknowledged", writers.acknowledged(), writes);
            figures.tell("attempts without", writers.otherAnswers());
        }
        platform.mend();
        figures.tell("quiet after", platform.awaitQuiet().toMillis() + " ms");
        ledger.compare(platform, figures, MOST_AGAIN * kills / writes);
    }

    private static void begin(Writers writers, int writes, int perSecond) {
        try {
            writers.begin(writes, perSecond);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.klientela.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every promise of the platform's reliability, one after the other on one distributed platform. */
class ChaosTest {
    private static final List<Item> ITEMS = List.of(
            new KillMatrix(),
            new BrokerDown(),
            new DatabaseFrozen(),
            new SlowDependency(),
            new ServiceDown(),
            new Poison(),
            new Rebuild(),
            new IdempotencyKey(),
            new LostUpdate(),
            new TwoRelays(),
            new RollingRestart(),
            new CampaignKilled(),
            new MergesKilled(),
            new Soak(),
            new ApiFuzz(),
            new Contracts());

    private static final Scale SCALE = Scale.chosen();
    private static final Report REPORT = new Report(SCALE);
    private static Platform platform;

    @BeforeAll
    static void start() {
        long began = System.nanoTime();
        platform = new Platform();
        REPORT.say("chaos: %s run, %d processes ready after %d s"
                .formatted(
                        SCALE.name().toLowerCase(Locale.ROOT),
                        platform.processes().names().size(),
                        Duration.ofNanos(System.nanoTime() - began).toSeconds()));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        List<String> chosen = Arrays.stream(
                        System.getProperty("chaos.items", "").split("[ ,]+"))
                .filter(name -> !name.isBlank())
                .toList();
        List<Item> items = ITEMS.stream()
                .filter(item -> chosen.isEmpty() || chosen.stream().anyMatch(name -> isCalled(item, name)))
                .toList();
        assertThat(items).as("items called %s", chosen).isNotEmpty();
        return items.stream().map(item -> DynamicTest.dynamicTest(item.name(), () -> run(item)));
    }

    /** By its number or its word: {@code 1} or {@code kills} for "1 kills". */
    private static boolean isCalled(Item item, String name) {
        return Arrays.asList(item.name().split(" ")).contains(name);
    }

    private static void run(Item item) throws Exception {
        Figures figures = new Figures();
        long began = System.nanoTime();
        try {
            item.run(platform, SCALE, figures);
        } catch (Exception | AssertionError e) {
            figures.broken(String.valueOf(e));
        }
        try {
            platform.mend();
        } catch (Exception | AssertionError e) {
            figures.broken("cannot be mended: " + e);
        }
        REPORT.add(item.name(), figures, Duration.ofNanos(System.nanoTime() - began));
        assertThat(figures.broken()).isEmpty();
    }
}

package io.klientela.contacts.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Service;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NightlyScanTest {
    private final AutomaticSettings settings = Service.bean(AutomaticSettings.class);
    private final BaseScan scan = Service.bean(BaseScan.class);

    @BeforeEach
    void everyNight() {
        set(new Automatic(false, 0.99, true, "23:30", "Europe/Warsaw"));
        awaitIdle();
    }

    @AfterEach
    void neverAgain() {
        set(Automatic.OFF);
        awaitIdle();
    }

    @Test
    void scansOnceANightFromTheTimeOnThatIsSet() {
        assertThat(scansAt("2131-03-10T22:29:00Z")).as("too early").isFalse();
        assertThat(scansAt("2131-03-11T01:31:00Z")).as("three hours late").isFalse();
        assertThat(scansAt("2131-03-11T22:30:20Z")).isTrue();
        assertThat(scansAt("2131-03-11T22:30:40Z")).as("again").isFalse();
        assertThat(scansAt("2131-03-11T23:30:00Z"))
                .as("again, after midnight there")
                .isFalse();
        assertThat(scansAt("2131-03-12T23:10:00Z")).as("late, on the day after").isTrue();
    }

    private boolean scansAt(String time) {
        Instant before = scan.view().startedAt();
        new NightlyScan(settings, scan, Clock.fixed(Instant.parse(time), ZoneOffset.UTC)).look();
        boolean started = !Objects.equals(before, scan.view().startedAt());
        awaitIdle();
        return started;
    }

    private void awaitIdle() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !scan.view().status().equals("running"));
    }

    private void set(Automatic automatic) {
        CurrentActor.callAs(
                Actor.system("contacts-service"),
                () -> settings.change(automatic, settings.setting().version()));
    }
}

package io.klientela.contacts.duplicate;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Scans all contacts once a day, at the time that is set; whichever instance is the first to see that it is time. */
@Component
class NightlyScan {
    private static final Logger log = LoggerFactory.getLogger(NightlyScan.class);
    /** Whoever was down at the time comes too late after this. */
    private static final int LATEST_HOURS = 3;

    private final AutomaticSettings settings;
    private final BaseScan scan;
    private final Clock clock;

    NightlyScan(AutomaticSettings settings, BaseScan scan, Clock clock) {
        this.settings = settings;
        this.scan = scan;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 20_000, initialDelay = 20_000)
    void look() {
        try {
            Automatic automatic = settings.automatic();
            ZonedDateTime now = clock.instant().atZone(ZoneId.of(automatic.zone()));
            ZonedDateTime due = lastDue(automatic, now);
            boolean inTime = now.isBefore(due.plusHours(LATEST_HOURS));
            if (automatic.nightly() && inTime && settings.isFirstOn(due.toLocalDate())) {
                scan.startIfIdle("system:contacts-service");
            }
        } catch (RuntimeException e) {
            log.warn("It cannot be seen whether to scan for duplicates: {}", e.toString());
        }
    }

    /** Perhaps yesterday: whoever is late for half past eleven comes on the next day. */
    private static ZonedDateTime lastDue(Automatic automatic, ZonedDateTime now) {
        ZonedDateTime today = now.with(LocalTime.parse(automatic.at()));
        return now.isBefore(today) ? today.minusDays(1) : today;
    }
}

package io.klientela.contacts.mailbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts the mails to the platform's own addresses that were of no use, by the reason. */
@Component
class Dropped {
    private final MeterRegistry meters;

    Dropped(MeterRegistry meters) {
        this.meters = meters;
    }

    void because(String reason) {
        meters.counter("klientela.filing.dropped", "reason", reason).increment();
    }
}

package io.klientela.contacts.lead;

import io.klientela.contacts.lead.Conversions.Held;
import io.klientela.platform.security.CurrentActor;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with conversions that wait for another service, or whose process died. */
@Component
class ConversionSweep {
    private static final Logger log = LoggerFactory.getLogger(ConversionSweep.class);
    private static final int MOST_AT_ONCE = 20;

    private final Conversions conversions;
    private final ConvertLead convertLead;

    ConversionSweep(Conversions conversions, ConvertLead convertLead) {
        this.conversions = conversions;
        this.convertLead = convertLead;
    }

    @Scheduled(fixedDelay = 1000, initialDelay = 3000)
    void run() {
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                Optional<Held> held = conversions.claim();
                if (held.isEmpty()) {
                    return;
                }
                goOn(held.get());
            }
        } catch (RuntimeException e) {
            log.warn("Conversions cannot go on at the moment: {}", e.toString());
        }
    }

    private void goOn(Held held) {
        CurrentActor.runAs(held.conversion().by().actor(), () -> convertLead.run(held));
    }
}

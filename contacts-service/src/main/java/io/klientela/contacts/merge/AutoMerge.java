package io.klientela.contacts.merge;

import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.duplicate.AfterScan;
import io.klientela.contacts.duplicate.Automatic;
import io.klientela.contacts.duplicate.AutomaticSettings;
import io.klientela.contacts.duplicate.SurePairs;
import io.klientela.contacts.duplicate.SurePairs.SurePair;
import io.klientela.contacts.merge.MergeContacts.Seen;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Merges pairs that are surer than what an administrator has set, into the older contact; nothing where that is off. */
@Component
class AutoMerge implements AfterScan {
    private static final Logger log = LoggerFactory.getLogger(AutoMerge.class);
    private static final Actor ACTOR = Actor.system("contacts-service");

    private final AutomaticSettings settings;
    private final SurePairs pairs;
    private final MergeContacts merge;
    private final Aggregates<Contact, ContactState> contacts;

    AutoMerge(
            AutomaticSettings settings,
            SurePairs pairs,
            MergeContacts merge,
            Aggregates<Contact, ContactState> contacts) {
        this.settings = settings;
        this.pairs = pairs;
        this.merge = merge;
        this.contacts = contacts;
    }

    @Override
    public void scanned() {
        Automatic automatic = settings.automatic();
        if (!automatic.merge()) {
            return;
        }
        int merged = 0;
        List<SurePair> batch = pairs.from(automatic.threshold());
        while (!batch.isEmpty()) {
            for (SurePair pair : batch) {
                merged += merged(pair, automatic) ? 1 : 0;
                pairs.leave(pair); // whatever came of it, it is not tried again
            }
            batch = pairs.from(automatic.threshold());
        }
        log.info("{} pairs of contacts were merged by themselves", merged);
    }

    private boolean merged(SurePair pair, Automatic automatic) {
        Optional<Contact> older = contacts.find(pair.firstId());
        Optional<Contact> newer = contacts.find(pair.secondId());
        if (older.isEmpty()
                || newer.isEmpty()
                || older.get().isMerged()
                || newer.get().isMerged()) {
            return false;
        }
        String reason = String.format(
                Locale.ROOT,
                "Merged automatically: the score %.4f is not below %s (%s).",
                pair.score(),
                automatic.threshold(),
                String.join(", ", pair.because()));
        try {
            CurrentActor.runAs(
                    ACTOR, () -> merge.merge(Ids.next(), seen(older.get()), seen(newer.get()), Map.of(), reason));
            return true;
        } catch (Problem e) {
            log.info("A pair of contacts is left to people: {}", e.detail());
            return false;
        }
    }

    private static Seen seen(Contact contact) {
        return new Seen(contact.id(), contact.version());
    }
}

package io.klientela.platform.consent;

import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentStanding;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.platform.consent.Refusal.Missing;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a page of the ledger says on a purpose and a channel.
 *
 * @param own whether it is the page of the very address; a page of the same person's else
 */
public record Standing(ConsentDecision decision, Instant at, boolean own) {

    /** What the page of the address says. */
    public static Standing own(ConsentStanding standing) {
        return new Standing(standing.decision(), standing.at(), true);
    }

    /** What another page tells of these contacts. */
    public static List<Standing> withdrawals(ConsentStanding standing, Collection<String> contactIds) {
        return standing.withdrawals().stream()
                .filter(withdrawal -> contactIds.contains(withdrawal.contactId()))
                .map(withdrawal -> new Standing(ConsentDecision.WITHDRAWN, withdrawal.at(), false))
                .toList();
    }

    /**
     * What stands in the way of a purpose that rests on a person's word. A consent counts for the address that it was
     * given for; a no for all addresses of whoever said it. The latest word counts, and of two at once the no.
     *
     * @param standings of the address and of the person, on one purpose and channel
     */
    public static Optional<Missing> missing(LegalBasis basis, List<Standing> standings) {
        Optional<Standing> last = standings.stream()
                .filter(one -> one.decision != ConsentDecision.REQUESTED)
                .filter(one -> one.own || one.decision == ConsentDecision.WITHDRAWN)
                .max(Comparator.comparing(Standing::at).thenComparing(one -> one.decision));
        boolean withdrawn = last.isPresent() && last.get().decision == ConsentDecision.WITHDRAWN;
        if (basis == LegalBasis.LEGITIMATE_INTEREST) {
            return withdrawn ? Optional.of(Missing.NO_OBJECTION) : Optional.empty();
        } else if (withdrawn) {
            return Optional.of(Missing.WITHDRAWN_CONSENT);
        } else if (last.isPresent()) {
            return Optional.empty();
        }
        boolean requested = standings.stream().anyMatch(one -> one.own && one.decision == ConsentDecision.REQUESTED);
        return Optional.of(requested ? Missing.CONFIRMATION : Missing.CONSENT);
    }
}

package io.klientela.platform.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.platform.consent.Refusal.Missing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void needsAConsentOfTheVeryAddress() {
        assertThat(consent()).contains(Missing.CONSENT);
        assertThat(consent(said(ConsentDecision.REQUESTED, 0, true))).contains(Missing.CONFIRMATION);
        assertThat(consent(said(ConsentDecision.GIVEN, 0, true))).isEmpty();
        assertThat(consent(said(ConsentDecision.GIVEN, 0, false)))
                .as("given for another address of the person")
                .contains(Missing.CONSENT);
    }

    @Test
    void countsANoForAllAddressesUntilTheAddressAgreesAgain() {
        Standing given = said(ConsentDecision.GIVEN, 0, true);
        assertThat(consent(given, said(ConsentDecision.WITHDRAWN, 1, false))).contains(Missing.WITHDRAWN_CONSENT);
        assertThat(consent(given, said(ConsentDecision.WITHDRAWN, -1, false))).isEmpty();
        assertThat(consent(given, said(ConsentDecision.WITHDRAWN, 0, false)))
                .as("of two at once the no counts")
                .contains(Missing.WITHDRAWN_CONSENT);
    }

    @Test
    void needsNoConsentWhereAnInterestIsLegitimateUntilSomebodyObjects() {
        assertThat(interest()).isEmpty();
        assertThat(interest(said(ConsentDecision.WITHDRAWN, 0, false))).contains(Missing.NO_OBJECTION);
        assertThat(interest(said(ConsentDecision.WITHDRAWN, 0, true), said(ConsentDecision.GIVEN, 1, true)))
                .isEmpty();
    }

    private static Optional<Missing> consent(Standing... standings) {
        return Standing.missing(LegalBasis.CONSENT, List.of(standings));
    }

    private static Optional<Missing> interest(Standing... standings) {
        return Standing.missing(LegalBasis.LEGITIMATE_INTEREST, List.of(standings));
    }

    private static Standing said(ConsentDecision decision, int minutes, boolean own) {
        return new Standing(decision, NOON.plusSeconds(60L * minutes), own);
    }
}

package io.klientela.contacts.consent;

import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.contacts.ConsentSource;
import io.klientela.events.contacts.ConsentStanding;
import io.klientela.events.contacts.ConsentSubject;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.PurposeState;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.platform.consent.LedgerPages;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Enters what was said by unsubscribing, by a complaint, or to a colleague who left an address alone: a no to the mail's
 * purpose, and to whatever the address had consented to by e-mail. An address that mails come back from has said nothing.
 */
@Component
class NoesFromMails implements Projection {
    private static final Map<String, ConsentSource> SOURCES = Map.of(
            "unsubscribed", ConsentSource.UNSUBSCRIBE_LINK,
            "complained", ConsentSource.COMPLAINT,
            "manual", ConsentSource.SUPPRESSION);

    private final Ledger ledger;
    private final Purposes purposes;

    NoesFromMails(Ledger ledger, Purposes purposes) {
        this.ledger = ledger;
        this.purposes = purposes;
    }

    /** @param name the address */
    private record Suppression(
            String id,
            String name,
            String reason,
            @Nullable String contactId,
            @Nullable String note,
            @Nullable String purpose,
            @Nullable ConsentProof proof,
            Instant createdAt) {}

    @Override
    public String name() {
        return "consents-from-suppressions";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.SUPPRESSIONS);
    }

    @Override
    public void apply(List<Received> events) {
        events.stream()
                .filter(event -> event.type().endsWith(".created.v1"))
                .map(event -> event.state(Suppression.class))
                .filter(suppression -> SOURCES.containsKey(suppression.reason()))
                .forEach(this::take);
    }

    private void take(Suppression suppression) {
        Whose whose = Whose.address(
                ConsentSubject.EMAIL, LedgerPages.normalised(suppression.name()), suppression.contactId());
        Set<String> keys = new LinkedHashSet<>();
        keys.add(suppression.purpose() == null ? StandardPurpose.NEWSLETTER.key() : suppression.purpose());
        ledger.page(whose.pageId())
                .ifPresent(page -> page.standings().stream()
                        .filter(one -> one.channel() == ConsentChannel.EMAIL && one.decision() == ConsentDecision.GIVEN)
                        .filter(one ->
                                !one.at().isAfter(suppression.createdAt())) // whoever agreed again afterwards meant it
                        .map(ConsentStanding::purpose)
                        .filter(this::restsOnConsent)
                        .forEach(keys::add));
        keys.stream()
                .map(purposes::find)
                .flatMap(Optional::stream)
                .filter(ReadConsents::isWithdrawable)
                .forEach(purpose -> enter(suppression, whose, purpose));
    }

    private boolean restsOnConsent(String key) {
        return purposes.find(key)
                .filter(purpose -> purpose.legalBasis() == LegalBasis.CONSENT)
                .isPresent();
    }

    private void enter(Suppression suppression, Whose whose, PurposeState purpose) {
        String id = UUID.nameUUIDFromBytes(
                        String.join("\n", suppression.id(), purpose.key()).getBytes(StandardCharsets.UTF_8))
                .toString();
        ledger.enter(
                whose,
                id,
                new Decision(
                        purpose.key(),
                        ConsentChannel.EMAIL,
                        ConsentDecision.WITHDRAWN,
                        null,
                        null,
                        SOURCES.getOrDefault(suppression.reason(), ConsentSource.SUPPRESSION),
                        suppression.note(),
                        suppression.proof(),
                        null,
                        null,
                        suppression.createdAt()));
    }

    /** There is nothing to forget: the ledger only grows. */
    @Override
    public void clear() {}
}

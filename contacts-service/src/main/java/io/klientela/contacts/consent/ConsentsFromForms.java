package io.klientela.contacts.consent;

import io.klientela.contacts.purpose.Purposes;
import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.contacts.ConsentSource;
import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.consent.LedgerPages;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Enters what strangers ticked in forms: as given, or as requested where it is to be confirmed first. Entries have ids that
 * follow from the submission, so that each is made once.
 */
@Component
class ConsentsFromForms implements Projection {
    private final Ledger ledger;
    private final Purposes purposes;
    private final Confirmations confirmations;

    ConsentsFromForms(Ledger ledger, Purposes purposes, Confirmations confirmations) {
        this.ledger = ledger;
        this.purposes = purposes;
        this.confirmations = confirmations;
    }

    private record Submitted(
            String id,
            @Nullable String formId,
            @Nullable Map<String, String> values,
            @Nullable List<Ticked> consents,
            @Nullable ConsentProof proof,
            Instant createdAt) {}

    private record Ticked(
            String purpose,
            List<ConsentChannel> channels,
            @Nullable Integer wordingVersion,
            @Nullable String language) {}

    @Override
    public String name() {
        return "consents-from-forms";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.SUBMISSIONS);
    }

    @Override
    public void apply(List<Received> events) {
        events.stream()
                .filter(event -> !event.isDeletion())
                .filter(event -> !Objects.requireNonNull(event.data())
                        .at("/state/consents")
                        .isEmpty())
                .map(event -> event.state(Submitted.class))
                .forEach(this::take);
    }

    private void take(Submitted submitted) {
        for (Ticked ticked : submitted.consents() == null ? List.<Ticked>of() : submitted.consents()) {
            purposes.find(ticked.purpose())
                    .ifPresent(purpose -> ticked.channels().stream()
                            .filter(purpose.channels()::contains)
                            .forEach(channel -> whose(submitted, channel)
                                    .ifPresent(whose -> enter(submitted, ticked, purpose, channel, whose))));
        }
    }

    private void enter(Submitted submitted, Ticked ticked, PurposeState purpose, ConsentChannel channel, Whose whose) {
        boolean asked = purpose.doubleOptIn() && channel == ConsentChannel.EMAIL;
        String id = UUID.nameUUIDFromBytes(String.join("\n", submitted.id(), purpose.key(), channel.name())
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
        if (ledger.page(whose.pageId())
                .flatMap(page -> ConfirmationMails.entry(page, id))
                .isPresent()) {
            return;
        }
        if (asked) {
            confirmations.announce(id, whose);
        }
        ledger.enter(
                whose,
                id,
                Decision.of(
                        purpose.key(),
                        channel,
                        asked ? ConsentDecision.REQUESTED : ConsentDecision.GIVEN,
                        ticked.wordingVersion(),
                        ticked.language(),
                        ConsentSource.FORM,
                        proof(submitted),
                        submitted.createdAt()));
        confirmations.wake();
    }

    private static ConsentProof proof(Submitted submitted) {
        ConsentProof sent = submitted.proof();
        return new ConsentProof(
                sent == null ? null : sent.ip(),
                sent == null ? null : sent.userAgent(),
                submitted.formId(),
                submitted.id(),
                null,
                sent == null ? null : sent.page(),
                null);
    }

    /** By post nobody can be reached whom we do not know. */
    private static Optional<Whose> whose(Submitted submitted, ConsentChannel channel) {
        Map<String, String> values = submitted.values() == null ? Map.of() : submitted.values();
        String value = values.get(channel == ConsentChannel.EMAIL ? "email" : "phone");
        if (channel == ConsentChannel.POST || value == null || value.isBlank()) {
            return Optional.empty();
        } else if (channel == ConsentChannel.EMAIL) {
            return Optional.of(Whose.address(LedgerPages.subjectOf(channel), LedgerPages.normalised(value), null));
        }
        try {
            String number = PhoneNumbers.e164(value, values.get("country"), "phone");
            return Optional.of(Whose.address(LedgerPages.subjectOf(channel), number, null));
        } catch (Problem e) {
            return Optional.empty(); // the lead keeps it as it was typed
        }
    }

    /** There is nothing to forget: the ledger only grows. */
    @Override
    public void clear() {}
}

package io.klientela.contacts.consent;

import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentSubject;
import io.klientela.events.contacts.PurposeState;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.platform.consent.Refusal;
import io.klientela.platform.consent.Refusal.Missing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lets this service itself write to an address, read from the ledger right before each mail. */
@Component
public class Basis {
    private final Purposes purposes;
    private final ReadConsents consents;

    Basis(Purposes purposes, ReadConsents consents) {
        this.purposes = purposes;
        this.consents = consents;
    }

    /** Why a mail must not be sent; empty where it may. */
    public Optional<Refusal> refusal(StandardPurpose standard, String address, @Nullable String contactId) {
        return purposes.find(standard.key())
                .flatMap(purpose -> missing(purpose, address, contactId))
                .map(missing -> new Refusal(standard.key(), ConsentChannel.EMAIL, missing));
    }

    private Optional<Missing> missing(PurposeState purpose, String address, @Nullable String contactId) {
        if (!purpose.active()) {
            return Optional.of(Missing.ACTIVE_PURPOSE);
        } else if (!purpose.channels().contains(ConsentChannel.EMAIL)) {
            return Optional.of(Missing.CHANNEL);
        } else if (!ReadConsents.isWithdrawable(purpose)) {
            return Optional.empty();
        }
        Whose whose = Whose.address(ConsentSubject.EMAIL, address, contactId);
        return consents.about(contactId, List.of(whose.pageId())).missing(purpose, ConsentChannel.EMAIL, whose);
    }
}

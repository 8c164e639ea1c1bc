package io.klientela.ticketing.outbound;

import io.klientela.events.contacts.StandardPurpose;
import io.klientela.platform.consent.Consents;
import io.klientela.platform.consent.Intent;
import io.klientela.platform.consent.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lets us write to a customer: that they asked, for answers; that they did not object, for questions of ours. */
@Component
class Basis {
    private final Consents consents;

    Basis(Consents consents) {
        this.consents = consents;
    }

    Optional<Refusal> refusal(Ledger.Kind kind, String address, @Nullable String contactId) {
        StandardPurpose purpose = kind == Ledger.Kind.SATISFACTION ? StandardPurpose.FEEDBACK : StandardPurpose.SUPPORT;
        List<String> contactIds = contactId == null ? List.of() : List.of(contactId);
        return consents.refusal(Intent.mail(purpose.key(), address, contactIds));
    }
}

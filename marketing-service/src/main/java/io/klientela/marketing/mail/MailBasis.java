package io.klientela.marketing.mail;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.events.marketing.MailState;
import io.klientela.marketing.person.People;
import io.klientela.marketing.person.People.Family;
import io.klientela.platform.consent.Consents;
import io.klientela.platform.consent.Intent;
import io.klientela.platform.consent.Refusal;
import io.klientela.platform.web.Problem;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a mail to one person has what permits it. */
@Component
class MailBasis {
    private final Consents consents;
    private final People people;

    MailBasis(Consents consents, People people) {
        this.consents = consents;
        this.people = people;
    }

    /** @throws Problem 422 that says what is missing, 503 where it is not certain at the moment */
    void require(String purpose, String email, String contactId) {
        consents.require(purpose, ConsentChannel.EMAIL, "purpose");
        refusal(purpose, email, contactId).ifPresent(refusal -> {
            throw refusal.isPassing()
                    ? Problem.unavailable(refusal.text(), 5)
                    : Problem.unprocessable(refusal.text()).field("contactId", refusal.text());
        });
    }

    /** Why a mail that was written down must not leave; one that names no purpose is a service to the reader. */
    Optional<Refusal> refusal(MailState mail) {
        String purpose = mail.purpose() == null ? StandardPurpose.SERVICE.key() : mail.purpose();
        return refusal(purpose, mail.email(), mail.contactId());
    }

    private Optional<Refusal> refusal(String purpose, String email, @Nullable String contactId) {
        Set<String> contactIds = Optional.ofNullable(contactId)
                .flatMap(people::family)
                .map(Family::contactIds)
                .orElseGet(() -> contactId == null ? Set.of() : Set.of(contactId));
        return consents.refusal(Intent.mail(purpose, email, contactIds));
    }
}

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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
        consents.refusalAtLast(intent(purpose, email, Set.of(contactId))).ifPresent(refusal -> {
            throw problem(refusal, "contactId");
        });
    }

    /**
     * For the trial of a mail that goes to somebody outside: as it would be for a campaign to whoever has the address.
     *
     * @throws Problem like {@link #require}
     */
    void requireOfTrial(String email) {
        consents.refusalAtLast(intent(StandardPurpose.NEWSLETTER.key(), email, people.withAddress(email)))
                .ifPresent(refusal -> {
                    throw problem(refusal, "to");
                });
    }

    private static Problem problem(Refusal refusal, String field) {
        return refusal.isPassing()
                ? Problem.unavailable(refusal.text(), 5)
                : Problem.unprocessable(refusal.text()).field(field, refusal.text());
    }

    /** Why a mail that was written down must not leave; one that names no purpose is a service to the reader. */
    Optional<Refusal> refusal(MailState mail) {
        String purpose = mail.purpose() == null ? StandardPurpose.SERVICE.key() : mail.purpose();
        String contactId = mail.contactId();
        return consents.refusal(intent(purpose, mail.email(), contactId == null ? Set.of() : Set.of(contactId)));
    }

    private Intent intent(String purpose, String email, Set<String> contactIds) {
        Set<String> all = new HashSet<>(contactIds);
        contactIds.forEach(id -> people.family(id).map(Family::contactIds).ifPresent(all::addAll));
        return Intent.mail(purpose, email, all);
    }
}

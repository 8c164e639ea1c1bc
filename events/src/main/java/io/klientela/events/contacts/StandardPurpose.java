package io.klientela.events.contacts;

import static io.klientela.events.contacts.ConsentChannel.EMAIL;
import static io.klientela.events.contacts.ConsentChannel.PHONE;
import static io.klientela.events.contacts.ConsentChannel.POST;
import static io.klientela.events.contacts.ConsentChannel.SMS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The purposes that every installation begins with. They hold as they are here until the ledger says otherwise. */
public enum StandardPurpose {
    /** Of every campaign that names no other. */
    NEWSLETTER("newsletter", LegalBasis.CONSENT),
    CUSTOMER_NEWS("customer-news", LegalBasis.LEGITIMATE_INTEREST),
    /** Of mails about something that was ordered or agreed. */
    SERVICE("service", LegalBasis.CONTRACT),
    /** Of answers to tickets. */
    SUPPORT("support", LegalBasis.CONTRACT),
    /** Of questions how good the help was. */
    FEEDBACK("feedback", LegalBasis.LEGITIMATE_INTEREST);

    private final String key;
    private final LegalBasis legalBasis;

    StandardPurpose(String key, LegalBasis legalBasis) {
        this.key = key;
        this.legalBasis = legalBasis;
    }

    public String key() {
        return key;
    }

    public LegalBasis legalBasis() {
        return legalBasis;
    }

    public List<ConsentChannel> channels() {
        return switch (this) {
            case NEWSLETTER, SERVICE -> List.of(EMAIL, PHONE, SMS, POST);
            case CUSTOMER_NEWS -> List.of(EMAIL, POST);
            case SUPPORT, FEEDBACK -> List.of(EMAIL, PHONE, SMS);
        };
    }

    public static Optional<StandardPurpose> of(String key) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.key.equals(key))
                .findFirst();
    }
}

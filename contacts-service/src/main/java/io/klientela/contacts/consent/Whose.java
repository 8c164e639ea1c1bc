package io.klientela.contacts.consent;

import io.klientela.events.contacts.ConsentSubject;
import io.klientela.platform.consent.LedgerPages;
import org.jspecify.annotations.Nullable;

/**
 * Whose decision it is.
 *
 * @param value the address or number in its normal form, or the contact's id
 * @param name what the page is called
 * @param contactId null where nobody is known
 */
record Whose(
        ConsentSubject subject,
        String value,
        String name,
        @Nullable String contactId) {

    static Whose address(ConsentSubject subject, String address, @Nullable String contactId) {
        return new Whose(subject, address, address, contactId);
    }

    static Whose contact(String contactId, String name) {
        return new Whose(ConsentSubject.CONTACT, contactId, name, contactId);
    }

    String pageId() {
        return LedgerPages.id(subject, value);
    }

    /** Null where the page is the contact's own. */
    @Nullable
    String address() {
        return subject == ConsentSubject.CONTACT ? null : value;
    }
}

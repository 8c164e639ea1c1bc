package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/**
 * A contact whom a mail is filed under.
 *
 * @param email the address in the mail that they are known by
 * @param companyId where they worked then
 */
public record EmailContact(
        String contactId, String email, @Nullable String companyId) {}

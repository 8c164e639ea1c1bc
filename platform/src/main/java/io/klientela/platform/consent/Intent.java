package io.klientela.platform.consent;

import io.klientela.events.contacts.ConsentChannel;
import java.util.Collection;

/**
 * What somebody is about to be told.
 *
 * @param purpose the key of what it is for
 * @param address where it goes; for the post the contact's id
 * @param contactIds whom it goes to: the contact and those it stands for; of nobody known none
 */
public record Intent(String purpose, ConsentChannel channel, String address, Collection<String> contactIds) {

    /** A mail. */
    public static Intent mail(String purpose, String address, Collection<String> contactIds) {
        return new Intent(purpose, ConsentChannel.EMAIL, address, contactIds);
    }
}

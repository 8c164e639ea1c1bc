package io.klientela.contacts.mailbox;

import org.jspecify.annotations.Nullable;

/** The passwords of a mailbox. @param smtp null where nothing is sent by it */
record Passwords(String imap, @Nullable String smtp) {

    /** Nothing that is ever logged. */
    @Override
    public String toString() {
        return "Passwords[…]";
    }
}

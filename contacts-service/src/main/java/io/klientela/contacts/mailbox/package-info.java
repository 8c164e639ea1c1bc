/** Mail of people: their mailboxes, the platform's own, and what arrives in them. */
@NullMarked
package io.klientela.contacts.mailbox;

import org.jspecify.annotations.NullMarked;

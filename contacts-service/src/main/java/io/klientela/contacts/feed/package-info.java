/** Calendars that other programs follow by a secret address. */
@NullMarked
package io.klientela.contacts.feed;

import org.jspecify.annotations.NullMarked;

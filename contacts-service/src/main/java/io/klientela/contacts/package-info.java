/** Contacts, companies and activities, and the timeline of everything that happened with a customer. */
@NullMarked
package io.klientela.contacts;

import org.jspecify.annotations.NullMarked;

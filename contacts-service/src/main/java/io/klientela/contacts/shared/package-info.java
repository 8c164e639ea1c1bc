/** What contacts, companies and activities do alike: owners, and the forms of phone numbers, countries and mails. */
@NullMarked
package io.klientela.contacts.shared;

import org.jspecify.annotations.NullMarked;

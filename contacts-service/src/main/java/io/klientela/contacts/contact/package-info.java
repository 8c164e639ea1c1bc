/** Contacts: the people, how to reach them, and where they work. */
@NullMarked
package io.klientela.contacts.contact;

import org.jspecify.annotations.NullMarked;

/** Leads that are made of the mails of strangers. */
@NullMarked
package io.klientela.contacts.leadmail;

import org.jspecify.annotations.NullMarked;

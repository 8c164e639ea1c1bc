/** Everything that is known of a person here: the fields of the contact, and what deals, tickets and mails say of them. */
@NullMarked
package io.klientela.marketing.person;

import org.jspecify.annotations.NullMarked;

/** Mails that are filed under the contacts and leads whom they are from or to. */
@NullMarked
package io.klientela.contacts.email;

import org.jspecify.annotations.NullMarked;

/** Invitations to meetings by mail, in both directions, and what is answered to them. */
@NullMarked
package io.klientela.contacts.invitation;

import org.jspecify.annotations.NullMarked;

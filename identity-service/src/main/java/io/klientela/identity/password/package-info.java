/** Passwords and invitations; none of it ever leaves this service. */
@NullMarked
package io.klientela.identity.password;

import org.jspecify.annotations.NullMarked;

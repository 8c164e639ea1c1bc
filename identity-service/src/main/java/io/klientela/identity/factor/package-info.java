/** What a person signs in with besides a password: authenticator apps, recovery codes and passkeys. */
@NullMarked
package io.klientela.identity.factor;

import org.jspecify.annotations.NullMarked;

/** The company's own sign-in: identity-service is its client, and stays the one issuer that everything else knows. */
@NullMarked
package io.klientela.identity.federation;

import org.jspecify.annotations.NullMarked;

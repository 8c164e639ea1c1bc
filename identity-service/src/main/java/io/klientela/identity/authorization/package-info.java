/** The OAuth 2 and OpenID Connect protocol: keys, tokens, and what is remembered about them. */
@NullMarked
package io.klientela.identity.authorization;

import org.jspecify.annotations.NullMarked;

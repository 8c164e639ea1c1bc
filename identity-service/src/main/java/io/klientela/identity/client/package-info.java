/** The programs that may ask for tokens. */
@NullMarked
package io.klientela.identity.client;

import org.jspecify.annotations.NullMarked;

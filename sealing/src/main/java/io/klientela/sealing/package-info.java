/** Secrets that lie in a database, encrypted with a key that does not. */
@NullMarked
package io.klientela.sealing;

import org.jspecify.annotations.NullMarked;

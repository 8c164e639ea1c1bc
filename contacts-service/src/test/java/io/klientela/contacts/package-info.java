/** The service over HTTP, on a real store and a real broker. */
@NullMarked
package io.klientela.contacts;

import org.jspecify.annotations.NullMarked;

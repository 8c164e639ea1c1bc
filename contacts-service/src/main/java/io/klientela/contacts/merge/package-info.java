/** Two contacts that turned out to be one person become one, and two again where that was wrong. */
@NullMarked
package io.klientela.contacts.merge;

import org.jspecify.annotations.NullMarked;

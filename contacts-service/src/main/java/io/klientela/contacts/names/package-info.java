/** Names that records copy from one another, kept as they are at their source. */
@NullMarked
package io.klientela.contacts.names;

import org.jspecify.annotations.NullMarked;

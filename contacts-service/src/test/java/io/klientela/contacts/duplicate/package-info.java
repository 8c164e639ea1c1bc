/** Tests of what is done about duplicates by itself. */
@NullMarked
package io.klientela.contacts.duplicate;

import org.jspecify.annotations.NullMarked;

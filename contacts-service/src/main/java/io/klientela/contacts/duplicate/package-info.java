/** Records that mean one person: found, told, and made one. */
@NullMarked
package io.klientela.contacts.duplicate;

import org.jspecify.annotations.NullMarked;

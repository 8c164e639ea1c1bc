/** Tries the matching on made-up persons with made-up mistakes. */
@NullMarked
package io.klientela.contacts.duplicate.matching;

import org.jspecify.annotations.NullMarked;

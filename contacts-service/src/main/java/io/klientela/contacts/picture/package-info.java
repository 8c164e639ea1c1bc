/** Photos of people and logos of companies: checked by what they hold, made small, encoded anew. */
@NullMarked
package io.klientela.contacts.picture;

import org.jspecify.annotations.NullMarked;

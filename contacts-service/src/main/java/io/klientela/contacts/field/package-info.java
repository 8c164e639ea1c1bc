/** Custom fields: what an administrator adds to contacts and companies. */
@NullMarked
package io.klientela.contacts.field;

import org.jspecify.annotations.NullMarked;

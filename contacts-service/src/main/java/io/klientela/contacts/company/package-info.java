/** Companies: the organisations that are customers, or might be, and how they belong together. */
@NullMarked
package io.klientela.contacts.company;

import org.jspecify.annotations.NullMarked;

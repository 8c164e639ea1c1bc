/** Finds the records that mean one person, by a probabilistic model that learns its weights from the data itself. */
@NullMarked
package io.klientela.contacts.duplicate.matching;

import org.jspecify.annotations.NullMarked;

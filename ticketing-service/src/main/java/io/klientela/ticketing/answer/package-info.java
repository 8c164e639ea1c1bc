/** Canned answers. */
@NullMarked
package io.klientela.ticketing.answer;

import org.jspecify.annotations.NullMarked;

/** Deals, from the first contact to won or lost. */
@NullMarked
package io.klientela.sales.deal;

import org.jspecify.annotations.NullMarked;

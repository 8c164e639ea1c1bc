/** The catalogue of what is sold. */
@NullMarked
package io.klientela.sales.product;

import org.jspecify.annotations.NullMarked;

/** Pipelines, products and the deals that move through them. */
@NullMarked
package io.klientela.sales;

import org.jspecify.annotations.NullMarked;

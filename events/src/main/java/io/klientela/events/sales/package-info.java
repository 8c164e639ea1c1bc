/** Published events of sales: pipelines, products and deals. */
@NullMarked
package io.klientela.events.sales;

import org.jspecify.annotations.NullMarked;

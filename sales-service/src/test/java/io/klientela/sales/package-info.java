/** Tests of the whole service over HTTP, on a real store and broker. */
@NullMarked
package io.klientela.sales;

import org.jspecify.annotations.NullMarked;

/** Tests of lists and filters, against a real store. */
@NullMarked
package io.klientela.platform.query;

import org.jspecify.annotations.NullMarked;

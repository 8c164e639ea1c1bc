/** One mail to everybody in a segment, each at most once. */
@NullMarked
package io.klientela.marketing.campaign;

import org.jspecify.annotations.NullMarked;

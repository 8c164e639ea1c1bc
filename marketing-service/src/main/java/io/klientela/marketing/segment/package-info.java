/** People who have something in common, chosen by a condition that is asked anew each time. */
@NullMarked
package io.klientela.marketing.segment;

import org.jspecify.annotations.NullMarked;

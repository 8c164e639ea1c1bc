/** What all of marketing's resources have in common. */
@NullMarked
package io.klientela.marketing.shared;

import org.jspecify.annotations.NullMarked;

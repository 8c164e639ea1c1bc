/** Addresses that no campaign is sent to. */
@NullMarked
package io.klientela.marketing.suppression;

import org.jspecify.annotations.NullMarked;

/** Pages for customers, who do not sign in. */
@NullMarked
package io.klientela.ticketing.page;

import org.jspecify.annotations.NullMarked;

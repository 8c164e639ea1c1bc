/** What a service does without being asked. */
@NullMarked
package io.klientela.ticketing.background;

import org.jspecify.annotations.NullMarked;

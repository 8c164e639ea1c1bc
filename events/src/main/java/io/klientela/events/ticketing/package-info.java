/** Requests for help and what was promised. */
@NullMarked
package io.klientela.events.ticketing;

import org.jspecify.annotations.NullMarked;

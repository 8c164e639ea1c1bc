/** Mail that comes in: stored as it is, then read. */
@NullMarked
package io.klientela.ticketing.inbound;

import org.jspecify.annotations.NullMarked;

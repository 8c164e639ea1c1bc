/** Requests for help: their life, their promises, and who has them. */
@NullMarked
package io.klientela.ticketing.ticket;

import org.jspecify.annotations.NullMarked;

/** Tickets, service levels and the knowledge base. */
@NullMarked
package io.klientela.ticketing;

import org.jspecify.annotations.NullMarked;

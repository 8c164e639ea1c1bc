@NullMarked
package io.klientela.ticketing.ticket;

import org.jspecify.annotations.NullMarked;

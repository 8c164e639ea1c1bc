/** Mail that goes out: each letter with an entry in a ledger. */
@NullMarked
package io.klientela.ticketing.outbound;

import org.jspecify.annotations.NullMarked;

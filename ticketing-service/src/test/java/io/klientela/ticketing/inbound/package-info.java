@NullMarked
package io.klientela.ticketing.inbound;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.klientela.ticketing.calendar;

import org.jspecify.annotations.NullMarked;

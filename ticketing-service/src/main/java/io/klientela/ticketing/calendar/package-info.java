/** When people work, and how long something takes in working time. */
@NullMarked
package io.klientela.ticketing.calendar;

import org.jspecify.annotations.NullMarked;

/** Time as calendars see it: recurrence, time zones by any name, and iCalendar files of other programs. */
@NullMarked
package io.klientela.contacts.calendar;

import org.jspecify.annotations.NullMarked;

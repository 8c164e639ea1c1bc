@NullMarked
package io.klientela.contacts.calendar;

import org.jspecify.annotations.NullMarked;

/** What is known here of customers, so that mail finds its contact. */
@NullMarked
package io.klientela.ticketing.people;

import org.jspecify.annotations.NullMarked;

/** Queues, where tickets of one kind wait, with what is promised there. */
@NullMarked
package io.klientela.ticketing.queue;

import org.jspecify.annotations.NullMarked;

/** Publishes the outboxes in order, without losing or reordering an event. */
@NullMarked
package io.klientela.platform.outbox;

import org.jspecify.annotations.NullMarked;

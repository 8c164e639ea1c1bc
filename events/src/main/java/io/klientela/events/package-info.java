/** The published language: what happened, and the full state after it. */
@NullMarked
package io.klientela.events;

import org.jspecify.annotations.NullMarked;

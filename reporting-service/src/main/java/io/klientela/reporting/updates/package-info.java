/** Tells whoever listens that a number changed. */
@NullMarked
package io.klientela.reporting.updates;

import org.jspecify.annotations.NullMarked;

/** Idempotent consumers: projections and reactions with their positions, dead letters and rebuilds. */
@NullMarked
package io.klientela.platform.consume;

import org.jspecify.annotations.NullMarked;

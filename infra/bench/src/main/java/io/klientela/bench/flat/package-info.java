/** Measures whether a large import gets by with a heap that does not grow, and how fast it is beside the raw driver. */
@NullMarked
package io.klientela.bench.flat;

import org.jspecify.annotations.NullMarked;

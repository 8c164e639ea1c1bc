/** Measures how well duplicates are found on public data whose truth is known. */
@NullMarked
package io.klientela.bench.dedupe;

import org.jspecify.annotations.NullMarked;

/** What is measured, each beside its floor in the same run. */
@NullMarked
package io.klientela.bench.metric;

import org.jspecify.annotations.NullMarked;

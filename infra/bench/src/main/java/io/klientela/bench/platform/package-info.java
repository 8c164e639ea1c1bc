/** The platform that is measured: one process, separate processes, or one that runs already. */
@NullMarked
package io.klientela.bench.platform;

import org.jspecify.annotations.NullMarked;

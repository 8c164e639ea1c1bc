/** How a service comes up: its connections, its indexes, its topics, then its relay and its projections. */
@NullMarked
package io.klientela.platform.start;

import org.jspecify.annotations.NullMarked;

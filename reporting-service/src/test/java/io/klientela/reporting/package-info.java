/** The service as others see it: events in, numbers out. */
@NullMarked
package io.klientela.reporting;

import org.jspecify.annotations.NullMarked;

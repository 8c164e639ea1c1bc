/** Reports: numbers computed from events alone. */
@NullMarked
package io.klientela.reporting;

import org.jspecify.annotations.NullMarked;

/** The leads summary: where leads come from and what becomes of them. */
@NullMarked
package io.klientela.reporting.leads;

import org.jspecify.annotations.NullMarked;

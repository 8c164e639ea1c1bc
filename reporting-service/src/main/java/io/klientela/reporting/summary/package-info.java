/** The sales summary: how many deals, how many won, and what they brought. */
@NullMarked
package io.klientela.reporting.summary;

import org.jspecify.annotations.NullMarked;

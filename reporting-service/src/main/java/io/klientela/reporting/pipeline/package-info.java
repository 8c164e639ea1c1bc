/** The pipeline report: what is in each stage, and what it is worth. */
@NullMarked
package io.klientela.reporting.pipeline;

import org.jspecify.annotations.NullMarked;

/** The figures as a table, as JSON and as a page with charts. */
@NullMarked
package io.klientela.bench.report;

import org.jspecify.annotations.NullMarked;

/** How the parameters of a report are read. */
@NullMarked
package io.klientela.reporting.request;

import org.jspecify.annotations.NullMarked;

/** Reads any table of text: finds out how it is written, and mends what is broken in single rows. */
@NullMarked
package io.klientela.platform.imports.table;

import org.jspecify.annotations.NullMarked;

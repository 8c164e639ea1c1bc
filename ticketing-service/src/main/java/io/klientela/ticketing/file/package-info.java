/** Files that came with messages, kept in pieces. */
@NullMarked
package io.klientela.ticketing.file;

import org.jspecify.annotations.NullMarked;

/** Files that came with messages. */
@NullMarked
package io.klientela.ticketing.file;

import org.jspecify.annotations.NullMarked;

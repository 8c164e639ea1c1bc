/** Files that came with messages, kept in pieces. */
@NullMarked
package io.klientela.platform.files;

import org.jspecify.annotations.NullMarked;

/** Segments, templates, campaigns and what follows from them. */
@NullMarked
package io.klientela.marketing;

import org.jspecify.annotations.NullMarked;

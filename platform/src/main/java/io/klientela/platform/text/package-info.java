/** Texts with places that are filled in, written by people who are no programmers. */
@NullMarked
package io.klientela.platform.text;

import org.jspecify.annotations.NullMarked;

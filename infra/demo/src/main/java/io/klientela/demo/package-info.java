/** Demonstration data: made up by a seeded generator, or a folder of CSV exports, loaded through the public API. */
@NullMarked
package io.klientela.demo;

import org.jspecify.annotations.NullMarked;

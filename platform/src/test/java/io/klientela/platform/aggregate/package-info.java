/** The write path on a real store and broker. */
@NullMarked
package io.klientela.platform.aggregate;

import org.jspecify.annotations.NullMarked;

/** What the first start creates. */
@NullMarked
package io.klientela.identity.setup;

import org.jspecify.annotations.NullMarked;

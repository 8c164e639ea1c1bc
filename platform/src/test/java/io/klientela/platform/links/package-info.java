/** Tests of signed links. */
@NullMarked
package io.klientela.platform.links;

import org.jspecify.annotations.NullMarked;

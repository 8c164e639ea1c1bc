/** Who acts, what they may do, and the one place where both are decided. */
@NullMarked
package io.klientela.platform.security;

import org.jspecify.annotations.NullMarked;

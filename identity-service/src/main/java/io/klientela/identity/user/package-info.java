/** Users. */
@NullMarked
package io.klientela.identity.user;

import org.jspecify.annotations.NullMarked;

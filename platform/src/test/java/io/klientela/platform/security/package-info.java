/** Tests of who may do what. */
@NullMarked
package io.klientela.platform.security;

import org.jspecify.annotations.NullMarked;

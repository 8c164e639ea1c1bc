/** The pages where people sign in and choose their password. */
@NullMarked
package io.klientela.identity.signin;

import org.jspecify.annotations.NullMarked;

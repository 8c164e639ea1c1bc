/** Who people and programs are, and how they sign in: the OpenID provider of Klientela. */
@NullMarked
package io.klientela.identity;

import org.jspecify.annotations.NullMarked;

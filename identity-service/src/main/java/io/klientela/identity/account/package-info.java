/** How people sign in: what stands before an account, told without its secrets. */
@NullMarked
package io.klientela.identity.account;

import org.jspecify.annotations.NullMarked;

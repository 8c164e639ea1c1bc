/** Where people are signed in: listed, and ended. */
@NullMarked
package io.klientela.identity.session;

import org.jspecify.annotations.NullMarked;

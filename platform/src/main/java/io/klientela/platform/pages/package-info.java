/** Pages for people who are not signed in: small, without scripts, in Polish and English. */
@NullMarked
package io.klientela.platform.pages;

import org.jspecify.annotations.NullMarked;

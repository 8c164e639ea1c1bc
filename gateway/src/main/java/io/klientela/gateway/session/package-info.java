/** The browser's session: tokens stay here, the browser holds a cookie and nothing else. */
@NullMarked
package io.klientela.gateway.session;

import org.jspecify.annotations.NullMarked;

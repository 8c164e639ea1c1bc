/** Which service answers which path, and what a request may carry to it. */
@NullMarked
package io.klientela.gateway.routing;

import org.jspecify.annotations.NullMarked;

/** What went wrong at the edge, told as RFC 9457 problem details. */
@NullMarked
package io.klientela.gateway.problem;

import org.jspecify.annotations.NullMarked;

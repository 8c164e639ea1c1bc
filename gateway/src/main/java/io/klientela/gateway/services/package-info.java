/** Which services there are, where they are, and which of them answers for a path. */
@NullMarked
package io.klientela.gateway.services;

import org.jspecify.annotations.NullMarked;

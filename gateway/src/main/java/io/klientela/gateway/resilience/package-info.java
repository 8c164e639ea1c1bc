/** Keeps one failing service or one greedy client from spoiling it for everybody else. */
@NullMarked
package io.klientela.gateway.resilience;

import org.jspecify.annotations.NullMarked;

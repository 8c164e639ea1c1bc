/** What the tests of every service share: the servers they run on, who signs their tokens, and how they call a service. */
@NullMarked
package io.klientela.testing;

import org.jspecify.annotations.NullMarked;

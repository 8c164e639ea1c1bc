/** What rules decided and did: each decision once, each step until it succeeds or fails for good. */
@NullMarked
package io.klientela.automation.run;

import org.jspecify.annotations.NullMarked;

/** The benchmark: the platform's figures beside those of the raw drivers on the same machine, in the same run. */
@NullMarked
package io.klientela.bench;

import org.jspecify.annotations.NullMarked;

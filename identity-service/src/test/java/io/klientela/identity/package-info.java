/** Tests of identity-service as it runs, through HTTP. */
@NullMarked
package io.klientela.identity;

import org.jspecify.annotations.NullMarked;

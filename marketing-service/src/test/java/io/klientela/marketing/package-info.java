/** The service as its callers, the mail server and strangers see it. */
@NullMarked
package io.klientela.marketing;

import org.jspecify.annotations.NullMarked;

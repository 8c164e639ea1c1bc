/** The edge of the platform: one address for the web UI, the API and sign-in. */
@NullMarked
package io.klientela.gateway;

import org.jspecify.annotations.NullMarked;

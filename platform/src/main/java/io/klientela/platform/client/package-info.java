/** How one service calls another: through the public API, as an API client, with limits on time and patience. */
@NullMarked
package io.klientela.platform.client;

import org.jspecify.annotations.NullMarked;

/** HTTP conventions: problem details, versions, idempotency keys and resources. */
@NullMarked
package io.klientela.platform.web;

import org.jspecify.annotations.NullMarked;

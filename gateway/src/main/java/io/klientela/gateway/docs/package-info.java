/** The API documents of all services joined into one, and an explorer for it. */
@NullMarked
package io.klientela.gateway.docs;

import org.jspecify.annotations.NullMarked;

/** Requests for help: by mail, by the page and through the API, with what was promised. */
@NullMarked
package io.klientela.ticketing;

import org.jspecify.annotations.NullMarked;

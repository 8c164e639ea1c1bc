/** Serves the web UI from the class path, with the security headers that every answer gets. */
@NullMarked
package io.klientela.gateway.ui;

import org.jspecify.annotations.NullMarked;

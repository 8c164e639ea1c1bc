/** The HTTP conventions, on a small service that really runs. */
@NullMarked
package io.klientela.platform.web;

import org.jspecify.annotations.NullMarked;

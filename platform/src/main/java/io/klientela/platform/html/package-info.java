/** HTML that strangers wrote. */
@NullMarked
package io.klientela.platform.html;

import org.jspecify.annotations.NullMarked;

/** Tests of templates. */
@NullMarked
package io.klientela.platform.text;

import org.jspecify.annotations.NullMarked;

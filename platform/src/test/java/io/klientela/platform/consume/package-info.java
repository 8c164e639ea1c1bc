@NullMarked
package io.klientela.platform.consume;

import org.jspecify.annotations.NullMarked;

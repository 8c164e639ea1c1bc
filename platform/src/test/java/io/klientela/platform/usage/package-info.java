@NullMarked
package io.klientela.platform.usage;

import org.jspecify.annotations.NullMarked;

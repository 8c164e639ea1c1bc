@NullMarked
package io.klientela.platform.export;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.klientela.platform.imports;

import org.jspecify.annotations.NullMarked;

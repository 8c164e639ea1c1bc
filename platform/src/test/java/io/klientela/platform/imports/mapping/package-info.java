@NullMarked
package io.klientela.platform.imports.mapping;

import org.jspecify.annotations.NullMarked;

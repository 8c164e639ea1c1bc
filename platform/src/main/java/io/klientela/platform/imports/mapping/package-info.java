/** Declared mappings: how the cells of a file become the values of a resource. */
@NullMarked
package io.klientela.platform.imports.mapping;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.klientela.platform.imports.table;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.klientela.platform.reference;

import org.jspecify.annotations.NullMarked;

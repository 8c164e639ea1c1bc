@NullMarked
package io.klientela.identity.factor;

import org.jspecify.annotations.NullMarked;

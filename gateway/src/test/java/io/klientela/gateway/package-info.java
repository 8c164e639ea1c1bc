@NullMarked
package io.klientela.gateway;

import org.jspecify.annotations.NullMarked;

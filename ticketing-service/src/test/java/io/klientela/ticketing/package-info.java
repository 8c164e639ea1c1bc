@NullMarked
package io.klientela.ticketing;

import org.jspecify.annotations.NullMarked;

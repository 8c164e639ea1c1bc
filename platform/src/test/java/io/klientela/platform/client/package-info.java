@NullMarked
package io.klientela.platform.client;

import org.jspecify.annotations.NullMarked;

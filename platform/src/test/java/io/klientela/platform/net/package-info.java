@NullMarked
package io.klientela.platform.net;

import org.jspecify.annotations.NullMarked;

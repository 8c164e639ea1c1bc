@NullMarked
package io.klientela.platform.outbox;

import org.jspecify.annotations.NullMarked;

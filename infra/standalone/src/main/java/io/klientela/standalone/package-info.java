/** The whole platform in one process: store, broker, every service and the gateway. */
@NullMarked
package io.klientela.standalone;

import org.jspecify.annotations.NullMarked;

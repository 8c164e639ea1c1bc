/** A MongoDB-compatible store and an Apache Kafka broker that run inside a Java process, without anything installed. */
@NullMarked
package io.klientela.embedded;

import org.jspecify.annotations.NullMarked;

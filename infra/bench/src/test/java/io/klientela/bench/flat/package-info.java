@org.jspecify.annotations.NullMarked
package io.klientela.bench.flat;

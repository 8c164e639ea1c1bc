/** The invented customers that is measured on, the same for every run, and the check that all of it arrived. */
@NullMarked
package io.klientela.bench.data;

import org.jspecify.annotations.NullMarked;

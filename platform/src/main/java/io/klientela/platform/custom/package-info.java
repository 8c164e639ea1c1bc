/** Fields that an administrator adds to records: what there are, and how their values are read, filtered and told. */
@NullMarked
package io.klientela.platform.custom;

import org.jspecify.annotations.NullMarked;

/** Lists: the filter language and its translation to MongoDB, sorting, keyset pages, counts and word search. */
@NullMarked
package io.klientela.platform.query;

import org.jspecify.annotations.NullMarked;

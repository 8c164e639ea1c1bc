/** Access reviews: who holds what, whether it is used, and whether they are to keep it. */
@NullMarked
package io.klientela.identity.review;

import org.jspecify.annotations.NullMarked;

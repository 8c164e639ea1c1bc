/** Who is told what, and what they did. */
@NullMarked
package io.klientela.events.marketing;

import org.jspecify.annotations.NullMarked;

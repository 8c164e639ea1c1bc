/** What each person keeps at hand: favourites, what was looked at last, and views of lists. */
@NullMarked
package io.klientela.identity.desk;

import org.jspecify.annotations.NullMarked;

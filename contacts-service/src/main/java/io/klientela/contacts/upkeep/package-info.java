/** How good the data of contacts and companies is, in all and by owner, kept up to date, and who mends it. */
@NullMarked
package io.klientela.contacts.upkeep;

import org.jspecify.annotations.NullMarked;

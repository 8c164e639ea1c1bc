/** What a service remembers of the records of others: their ids and names, learned from events. */
@NullMarked
package io.klientela.platform.reference;

import org.jspecify.annotations.NullMarked;

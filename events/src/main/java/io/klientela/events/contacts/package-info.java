/** Published events of contacts: people, companies and what was done with them. */
@NullMarked
package io.klientela.events.contacts;

import org.jspecify.annotations.NullMarked;

/** How somebody is reached, of contacts and companies alike: addresses, numbers, languages, pages. */
@NullMarked
package io.klientela.contacts.reach;

import org.jspecify.annotations.NullMarked;

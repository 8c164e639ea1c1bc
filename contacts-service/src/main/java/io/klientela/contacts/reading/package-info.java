/** How files are read, for whoever is about to import something into any service. */
@NullMarked
package io.klientela.contacts.reading;

import org.jspecify.annotations.NullMarked;

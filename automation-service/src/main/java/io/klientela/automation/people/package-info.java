/** Who works here, as far as this service has to know. */
@NullMarked
package io.klientela.automation.people;

import org.jspecify.annotations.NullMarked;

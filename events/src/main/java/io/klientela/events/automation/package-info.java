/** What reacts to events. */
@NullMarked
package io.klientela.events.automation;

import org.jspecify.annotations.NullMarked;

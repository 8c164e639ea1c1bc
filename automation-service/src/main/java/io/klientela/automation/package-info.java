/** Rules, webhooks and notifications: what reacts to events. */
@NullMarked
package io.klientela.automation;

import org.jspecify.annotations.NullMarked;

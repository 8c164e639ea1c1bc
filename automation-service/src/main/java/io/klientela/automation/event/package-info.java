/** What happens, as rules and webhooks see it. */
@NullMarked
package io.klientela.automation.event;

import org.jspecify.annotations.NullMarked;

/** Other systems that are told of events, signed as Standard Webhooks says. */
@NullMarked
package io.klientela.automation.webhook;

import org.jspecify.annotations.NullMarked;

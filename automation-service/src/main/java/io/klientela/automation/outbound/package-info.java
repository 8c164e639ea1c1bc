/** Calls of addresses that people gave, which must not lead back inside. */
@NullMarked
package io.klientela.automation.outbound;

import org.jspecify.annotations.NullMarked;

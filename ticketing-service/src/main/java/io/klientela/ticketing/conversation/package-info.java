/** What customers, agents and colleagues wrote on a ticket. */
@NullMarked
package io.klientela.ticketing.conversation;

import org.jspecify.annotations.NullMarked;

/** Published events of identity: users, teams and roles. */
@NullMarked
package io.klientela.events.identity;

import org.jspecify.annotations.NullMarked;
